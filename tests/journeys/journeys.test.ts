import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { play } from './chat-file.js'

const paths = ['tests/journeys', 'tests/safety/said'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((file) => file.endsWith('.chat'))
    .map((file) => join(folder, file)),
)

describe('golden transcripts', () => {
  it.each(paths)('%s', async (file) => {
    const path = join(packageRoot, file)
    const script = readFileSync(path, 'utf8')
    const played = await play(script)
    if (process.env.UPDATE_JOURNEYS === '1') writeFileSync(path, played)
    else expect(played).toBe(script)
  })
})
