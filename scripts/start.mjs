// `npm start`
import { run } from './run.mjs'
import { serviceFlags } from './service-flags.mjs'

run('src/main.js', [], serviceFlags)
