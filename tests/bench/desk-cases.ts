/** A data folder with as many open cases as a large service has: the demo's own, over and over, each a person of its own. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../src/config.js'
import { headOf } from '../../src/conversation/head.js'
import type { Store } from '../../src/conversation/ports.js'
import type { Case } from '../../src/domain/case.js'
import { openStore } from '../../src/store/index.js'

const atOnce = 32
const minute = 60_000

export interface FilledDesk {
  /** The cases that are open, as ids; `references` stand beside them. */
  readonly ids: readonly string[]
  readonly references: readonly string[]
  /** An admin of the demo and their one-time password. */
  readonly username: string
  readonly password: string
}

export async function fillDesk(folder: string, count: number): Promise<FilledDesk> {
  const [username = '', password = ''] = await demo(folder)
  const store = await openStore({ folder, headOf })
  try {
    const patterns = await openCases(store)
    const made = [...patterns]
    const clones = Array.from({ length: count - patterns.length }, (_, nth) => {
      const pattern = patterns[nth % patterns.length]
      if (!pattern) throw new Error('the demo has no open case')
      return another(pattern, nth)
    })
    let next = 0
    const work = async () => {
      for (let clone = clones[next++]; clone; clone = clones[next++]) {
        if ((await store.commit(clone)) !== 'ok') throw new Error('a case of the desk clashed')
        made.push(clone)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return {
      ids: made.map(({ id }) => id),
      references: made.map(({ referral }) => referral.reference),
      username,
      password,
    }
  } finally {
    await store.close()
  }
}

type Referred = Case & { readonly referral: NonNullable<Case['referral']> }

async function openCases(store: Store): Promise<Referred[]> {
  const all = await Promise.all([...store.heads()].map(({ id }) => store.load(id)))
  return all.filter(
    (c): c is Referred => c?.referral?.status === 'waiting' || c?.referral?.status === 'taken',
  )
}

/** The same conversation of somebody else, referred some minutes earlier than the one before. */
function another({ ticket: _, ...c }: Referred, nth: number): Referred {
  const mark = String(nth).padStart(5, '0')
  const madeAt = new Date(Date.parse(c.referral.madeAt) - nth * 7 * minute).toISOString()
  return {
    ...c,
    id: `bench-case-${mark}`,
    version: 1,
    addresses: c.addresses.map((at) => ({ ...at, address: `bench-${mark}-${at.channel}` })),
    referral: { ...c.referral, reference: `BN-${mark.slice(0, 2)}-${mark.slice(2)}`, madeAt },
  }
}

/** What `npm run demo` runs. It prints each account with its one-time password. */
async function demo(folder: string): Promise<string[]> {
  const { PATH, HOME } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, [join(packageRoot, 'build/src/demo.js')], {
    env: { PATH, HOME, DATA_DIR: folder, LOG_LEVEL: 'error' },
  })
  const admin = /^ {2}(morag) {2}(\S.*)$/m.exec(stdout)
  if (!admin) throw new Error('the demo names no admin')
  return admin.slice(1)
}
