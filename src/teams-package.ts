/** `npm run teams-package -- --out FILE.zip [--version 1.0.0]` makes the app package that is uploaded to Teams. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { teamsPackage } from './channels/azure/package/index.js'
import { readConfig } from './config.js'
import { deploymentSchema } from './domain/deployment.js'
import { CairnError } from './errors.js'
import { readJson } from './read-json.js'
import { loadLocales } from './speech/locales.js'
import { createSpeech } from './speech/speech.js'

const usage = 'npm run teams-package -- --out FILE.zip [--version 1.0.0]'

try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, version: { type: 'string' } } })
  if (!values.out) throw new CairnError('no_out', `Where to? ${usage}`)
  const config = readConfig()
  const deployment = readJson(join(config.CONTENT_DIR, 'deployment.json'), deploymentSchema)
  const { name, language, currency, country, emergency, urgent } = deployment
  const locales = loadLocales(config.LOCALES_DIR)
  const speech = createSpeech({ locales, content: {}, directions: {}, fallback: language, currency, country })
  const say = (key: string) => speech.say({ key, values: { service: name, emergency, urgent } }, language)
  const made = teamsPackage({
    appId: config.MICROSOFT_APP_ID,
    publicUrl: config.PUBLIC_URL,
    version: values.version ?? '1.0.0',
    serviceName: name,
    about: say('teams.about'),
    aboutInFull: `${say('welcome.hello.tell')}\n\n${say('welcome.emergency.tell')}`,
  })
  writeFileSync(values.out, made)
  process.stdout.write(`${values.out}: ${made.length} bytes; upload it in the Teams admin centre\n`)
} catch (error) {
  const isOurs = error instanceof CairnError || (error instanceof TypeError && 'code' in error)
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
