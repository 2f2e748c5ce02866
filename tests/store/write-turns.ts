/** A process that commits turns of a few cases without end and says each on stdout once the store has acknowledged it. */
import { openStore } from '../../src/store/index.js'
import { headOf, sampleCase, saying } from './sample.js'

const [folder = '', ...ids] = process.argv.slice(2)
const store = await openStore({ folder, headOf })

async function talk(id: string): Promise<void> {
  let c = (await store.load(id)) ?? sampleCase(id, { version: 0 })
  for (;;) {
    c = saying(c, `turn ${c.version + 1}`)
    const result = await store.commit(c)
    process.stdout.write(`${result} ${id} ${c.version}\n`)
  }
}

await Promise.all(ids.map(talk))
