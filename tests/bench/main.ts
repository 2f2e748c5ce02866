/** `npm run bench`: measures what the README promises and prints one table. `npm run bench turn match` measures only those. */
import { stdout } from 'node:process'
import { commit } from './commit.js'
import { crowd } from './crowd.js'
import { desk } from './desk.js'
import { firstLoad } from './first-load.js'
import { match } from './match.js'
import { safety } from './safety.js'
import { start } from './start.js'
import { table, type Row } from './table.js'
import { turn } from './turn.js'
import { understanding } from './understanding.js'

const benches: Readonly<Record<string, () => Promise<Row[]>>> = {
  turn,
  commit,
  match,
  safety,
  understanding,
  start,
  'first-load': firstLoad,
  crowd,
  desk,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0)
  throw new Error(`There is no bench "${unknown.join(' ')}"; there are ${Object.keys(benches).join(', ')}`)

const rows: Row[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  stdout.write(`${name} ...\n`)
  // What one bench cannot measure is no reason to lose what the others have.
  const measured = await bench().catch((error: unknown): Row[] => [
    { what: name, measured: error instanceof Error ? error.message : String(error), verdict: 'failed' },
  ])
  rows.push(...measured)
}
stdout.write(`\n${table(rows)}\n`)
process.exitCode = rows.some(({ verdict }) => verdict === 'missed' || verdict === 'failed') ? 1 : 0
