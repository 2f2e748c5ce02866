// `npm run import -- FEED.json OUT.json`: reads an Open Referral UK feed, v1 or v3, and writes services for content/services.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

const [feed, out, language = 'en'] = process.argv.slice(2)
if (feed === undefined || out === undefined) {
  console.error('usage: npm run import -- FEED.json OUT.json [language of the feed, en]')
  process.exit(2)
}

prepare()
const { importFeed } = await import('../build/src/directory/import.js')
const { createUnderstanding, loadLexicons, loadNeeds } = await import('../build/src/understanding/index.js')

const locales = join(root, 'locales')
const understanding = createUnderstanding({
  lexicons: loadLexicons(locales, readdirSync(locales)),
  needs: loadNeeds(join(root, 'content/needs')),
  names: {},
})

try {
  const { read, services, problems } = importFeed(JSON.parse(readFileSync(feed, 'utf8')), {
    needsOf: (text) => understanding.needs(text, language),
    today: new Date().toISOString().slice(0, 10),
    language,
  })
  writeFileSync(out, `${JSON.stringify(services, null, 1)}\n`)
  const byRecord = Map.groupBy(problems, ({ record }) => record)
  for (const [record, found] of byRecord)
    console.log(`${record}: ${found.map(({ problem }) => problem).join(', ')}`)
  const kind = ({ problem }) =>
    /^(dropped|left out):/.test(problem) ? problem.replace(/\.\d+/g, '') : problem
  const counts = [...Map.groupBy(problems, kind)]
    .map(([name, found]) => [found.length, name])
    .sort(([a], [b]) => b - a)
  console.log(`\n${read} records read, ${services.length} services written to ${out}`)
  for (const [count, name] of counts) console.log(`${String(count).padStart(6)}  ${name}`)
} catch (error) {
  console.error(`cairn: ${feed} could not be imported: ${error.message}`)
  process.exit(1)
}
