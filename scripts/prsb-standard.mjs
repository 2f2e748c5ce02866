// Makes `src/documents/prsb/social-prescribing-1.1.json` of the model that PRSB publishes: `node scripts/prsb-standard.mjs <file>`.
// What is kept of each concept: its name, how often it may stand, and the type of its value.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const [, , from] = process.argv
const [dataset] = JSON.parse(readFileSync(from, 'utf8')).dataset

const kept = ({ name, minimumMultiplicity, maximumMultiplicity, type, valueDomain, concept }) => ({
  name: name.trim(),
  min: Number(minimumMultiplicity),
  max: maximumMultiplicity === '*' ? '*' : Number(maximumMultiplicity),
  ...(type === 'group'
    ? { concepts: (concept ?? []).map(kept) }
    : { value: valueDomain?.[0]?.type ?? 'text' }),
})

const standard = {
  name: dataset.name,
  version: dataset.version,
  source: 'Professional Record Standards Body, Social Prescribing Information Standard',
  licence: 'Open Government Licence v3.0',
  concepts: dataset.concept.map(kept),
}
writeFileSync(
  join(root, 'src/documents/prsb/social-prescribing-1.1.json'),
  `${JSON.stringify(standard, null, 1)}\n`,
)
