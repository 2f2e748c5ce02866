import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { play } from './chat-file.js'

const folder = join(packageRoot, 'tests/journeys')
const files = readdirSync(folder).filter((file) => file.endsWith('.chat'))

describe('golden transcripts', () => {
  it.each(files)('%s', async (file) => {
    const path = join(folder, file)
    const script = readFileSync(path, 'utf8')
    const played = await play(script)
    if (process.env.UPDATE_JOURNEYS === '1') writeFileSync(path, played)
    else expect(played).toBe(script)
  })
})
