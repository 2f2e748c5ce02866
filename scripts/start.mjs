// `npm start`
import { run } from './run.mjs'

run('src/main.js')
