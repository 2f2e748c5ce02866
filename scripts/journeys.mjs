// `npm run journeys`: plays the golden transcripts; with `--update` writes down what the bot says now, to be read as a diff.
import { runTests } from './test.mjs'

const isUpdate = process.argv.includes('--update')
process.exit(runTests(['build/tests/journeys'], isUpdate ? { UPDATE_JOURNEYS: '1' } : {}))
