/** Both stores keep the one contract. */
import { join } from 'node:path'
import { openMemoryStore, openStore } from '../../src/store/index.js'
import { storeContract } from './contract.js'
import { headOf } from './sample.js'
import { bytesBelow, temporaryFolder } from './temporary.js'

storeContract('the store in memory', async () => {
  const store = openMemoryStore({ headOf })
  return { store, bytes: () => '', done: () => store.close() }
})

/** With `cacheSize` 0 every load reads the disk. */
function onDisk(cacheSize?: number) {
  return async () => {
    const folder = temporaryFolder()
    const open = () =>
      openStore({ folder: join(folder.path, 'data'), headOf, ...(cacheSize === 0 && { cacheSize }) })
    let store = await open()
    return {
      store,
      bytes: () => bytesBelow(folder.path),
      async restart() {
        await store.close()
        store = await open()
        return store
      },
      async done() {
        await store.close()
        folder.remove()
      },
    }
  }
}

storeContract('the store on disk', onDisk())
storeContract('the store on disk with nothing held parsed', onDisk(0))
