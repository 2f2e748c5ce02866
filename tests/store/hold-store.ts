/** A process that opens the store and holds it until it is killed, or says why it cannot. */
import { StoreError } from '../../src/errors.js'
import { openStore } from '../../src/store/index.js'
import { headOf } from './sample.js'

const [folder = ''] = process.argv.slice(2)
try {
  await openStore({ folder, headOf })
  process.stdout.write('holding\n')
  setInterval(() => undefined, 60_000)
} catch (error) {
  if (!(error instanceof StoreError)) throw error
  process.stdout.write(`${error.code}: ${error.message}\n`)
}
