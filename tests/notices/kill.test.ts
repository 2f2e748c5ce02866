/** Power is cut, so to speak, while referrals are made and notices are on their way. */
import { setTimeout as pause } from 'node:timers/promises'
import { headOf } from '../../src/conversation/head.js'
import { openStore } from '../../src/store/index.js'
import { startChild } from '../store/child.js'
import { temporaryFolder } from '../store/temporary.js'
import { receivers, toldWorld, urlsOf } from './told-world.js'

const kills = 8

it(`loses no notice and makes no second one when it is killed ${kills} times while they are sent`, async () => {
  const folder = temporaryFolder()
  const all = await receivers()
  const at = urlsOf(all)
  const acknowledged: string[] = []
  for (let run = 1; run <= kills; run++) {
    const child = startChild('../notices/refer.js', folder.path, String(run), at.mail, at.hook, at.channel)
    await child.firstWords
    await pause(Math.random() * 500)
    await child.kill()
    acknowledged.push(...child.said().split('\n').slice(0, -1))
  }

  const store = await openStore({ folder: folder.path, headOf })
  const world = await toldWorld({ store, at, firstId: 9_000_000 })
  await world.sweep()
  const referred = [...store.heads()].filter(({ referral }) => referral)
  const cases = await Promise.all(referred.map(({ id }) => store.load(id)))
  const waiting = cases.flatMap((c) => c?.notices.filter(({ state }) => state !== 'sent') ?? [])
  const events = all.hook.posts.map(({ headers }) => headers['webhook-id'])
  const mails = all.mail.mails.map(({ messageId }) => messageId)
  const references = all.mail.mails.map(({ subject }) => subject?.split(', ').at(-1))

  expect(waiting).toEqual([])
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills)
  expect(acknowledged.filter((line) => !references.includes(line.split(' ')[1]))).toEqual([])
  // Each case has one notice for each way, however often it was handed over.
  expect(new Set(events).size).toBe(referred.length)
  expect(new Set(mails).size).toBe(referred.length)
  expect(new Set(references).size).toBe(referred.length)
  await world.sweep()
  expect(all.hook.posts).toHaveLength(events.length)

  await world.close()
  await store.close()
  await all.close()
  folder.remove()
}, 180_000)
