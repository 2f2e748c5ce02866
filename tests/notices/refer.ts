/** A process in which people are referred one after the other without end, their notices sent; each case's id is said once it is kept. */
import { headOf } from '../../src/conversation/head.js'
import { openStore } from '../../src/store/index.js'
import { to } from '../conversation/scene.js'
import { person } from '../fixed-world.js'
import { toldWorld } from './told-world.js'

const [folder = '', run = '', mail = '', hook = '', channel = ''] = process.argv.slice(2)
const store = await openStore({ folder, headOf })
const world = await toldWorld({ store, at: { mail, hook, channel }, firstId: Number(run) * 100_000 })

for (let count = 1; ; count++) {
  const them = person(world, { address: `person-${run}-${count}` })
  for (const line of ['hello', ...to.referred]) await them.says(line)
  const c = await them.case()
  process.stdout.write(`${c?.id} ${c?.referral?.reference}\n`)
}
