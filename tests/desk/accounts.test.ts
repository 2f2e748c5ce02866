import { createTurns } from '../../src/conversation/turns.js'
import { createAccounts, noAccounts } from '../../src/desk/accounts.js'
import { passwordFault } from '../../src/desk/passwords.js'
import { createSessions, csrfToken, isCsrfToken, noSessions } from '../../src/desk/sessions.js'
import { memoryDocument } from './desk-world.js'

const good = 'four quiet herons wade'

function accountsWorld() {
  const world = { now: new Date('2026-03-02T10:00:00.000Z') }
  const clock = { now: () => world.now }
  const document = memoryDocument(noAccounts)
  let ids = 0
  const accounts = createAccounts({ document, clock, turns: createTurns(), newId: () => `a${++ids}` })
  const pass = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * 60_000))
  return { accounts, document, clock, pass }
}

async function withSam() {
  const world = accountsWorld()
  const added = await world.accounts.add({ username: 'sam', name: 'Sam Okoro', role: 'worker' })
  const oneTime = added.ok ? added.oneTimePassword : ''
  await world.accounts.changePassword('a1', { current: oneTime, next: good })
  return world
}

describe('The first account', () => {
  it('gets a one-time password, a new one at each start until somebody has signed in', async () => {
    const { accounts } = accountsWorld()
    const first = await accounts.ensureFirstAccount()
    const second = await accounts.ensureFirstAccount()
    expect(second?.oneTimePassword).not.toBe(first?.oneTimePassword)
    expect(await accounts.signIn('admin', first?.oneTimePassword ?? '')).toBeUndefined()
    expect(await accounts.signIn('admin', second?.oneTimePassword ?? '')).toMatchObject({
      role: 'admin',
      mustChange: true,
    })
    expect(await accounts.ensureFirstAccount()).toBeUndefined()
  })
})

describe('Signing in', () => {
  it('keeps argon2id hashes and no password', async () => {
    const { document } = await withSam()
    const stored = JSON.stringify(document.read())
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(stored).not.toContain(good)
  })

  it('locks after five wrong passwords in a row, for fifteen minutes, also for guesses sent at once', async () => {
    const { accounts, pass } = await withSam()
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((guess) => accounts.signIn('sam', guess)))
    expect(await accounts.signIn('sam', good)).toBeUndefined()
    pass(14)
    expect(await accounts.signIn('sam', good)).toBeUndefined()
    pass(1)
    expect(await accounts.signIn('sam', good)).toMatchObject({ name: 'Sam Okoro' })
  })

  it('counts wrong passwords in a row only', async () => {
    const { accounts } = await withSam()
    for (const guess of ['a', 'b', 'c', 'd']) await accounts.signIn('sam', guess)
    expect(await accounts.signIn('sam', good)).toBeDefined()
    await accounts.signIn('sam', 'e')
    expect(await accounts.signIn('sam', good)).toBeDefined()
  })

  it('refuses a deactivated account, and the last admin cannot be deactivated', async () => {
    const { accounts } = await withSam()
    expect(await accounts.setActive('a1', false)).toBe('lastAdmin')
    await accounts.add({ username: 'morag', name: 'Morag', role: 'admin' })
    expect(await accounts.setActive('a1', false)).toBe('done')
    expect(await accounts.signIn('sam', good)).toBeUndefined()
    expect(await accounts.setActive('a2', false)).toBe('lastAdmin')
  })

  it('has no second account of one name, and a reset makes the old password worthless', async () => {
    const { accounts } = await withSam()
    expect(await accounts.add({ username: 'sam', name: 'Other', role: 'worker' })).toEqual({
      ok: false,
      why: 'taken',
    })
    const reset = await accounts.reset('a1')
    expect(await accounts.signIn('sam', good)).toBeUndefined()
    expect(await accounts.signIn('sam', reset?.oneTimePassword ?? '')).toMatchObject({ mustChange: true })
  })
})

describe('A new password', () => {
  it.each([
    ['short', 'tooShort'],
    ['samantha is samsam', 'username'],
    ['Password1234!', 'obvious'],
    ['passwordpassword', 'obvious'],
    ['aaaaaaaaaaaaaa', 'obvious'],
    ['qwertyuiopasdf', 'obvious'],
    ['012345678901', 'obvious'],
    [good, undefined],
    ['gjfkw 83jf ;; é', undefined],
  ])('"%s" is %s', (password, fault) => {
    expect(passwordFault(password, 'samsam')).toBe(fault)
  })

  it('needs the current one and must be another', async () => {
    const { accounts } = await withSam()
    expect(await accounts.changePassword('a1', { current: 'wrong', next: 'five loud herons wade' })).toEqual({
      ok: false,
      why: 'wrongPassword',
    })
    expect(await accounts.changePassword('a1', { current: good, next: good })).toEqual({
      ok: false,
      why: 'same',
    })
  })
})

describe('A session', () => {
  const sessionsWorld = () => {
    const { clock, pass } = accountsWorld()
    const document = memoryDocument(noSessions)
    return { sessions: createSessions({ document, clock }), document, pass }
  }

  it('stores a hash of its secret and never the secret', async () => {
    const { sessions, document } = sessionsWorld()
    const secret = await sessions.start('a1')
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(document.read())).not.toContain(secret)
    expect(await sessions.find(secret, { touch: true })).toMatchObject({ account: 'a1' })
    expect(await sessions.find('guess', { touch: true })).toBeUndefined()
  })

  it('ends after an hour without work, which a page refreshing itself is not', async () => {
    const { sessions, pass } = sessionsWorld()
    const secret = await sessions.start('a1')
    pass(59)
    expect(await sessions.find(secret, { touch: false })).toMatchObject({ msLeft: 60_000 })
    expect(await sessions.find(secret, { touch: true })).toMatchObject({ msLeft: 3_600_000 })
    pass(60)
    expect(await sessions.find(secret, { touch: true })).toBeUndefined()
  })

  it('ends after twelve hours of work', async () => {
    const { sessions, pass } = sessionsWorld()
    const secret = await sessions.start('a1')
    for (let hour = 0; hour < 14; hour++) {
      pass(50)
      await sessions.find(secret, { touch: true })
    }
    pass(20)
    expect(await sessions.find(secret, { touch: true })).toBeUndefined()
  })

  it('ends everywhere at once', async () => {
    const { sessions } = sessionsWorld()
    const [here, there, other] = [
      await sessions.start('a1'),
      await sessions.start('a1'),
      await sessions.start('a2'),
    ]
    await sessions.endAll('a1')
    const found = await Promise.all(
      [here, there, other].map((secret) => sessions.find(secret, { touch: false })),
    )
    expect(found.map((one) => one?.account)).toEqual([undefined, undefined, 'a2'])
  })

  it('has a form token of its own', () => {
    expect(isCsrfToken('one', csrfToken('one'))).toBe(true)
    expect(isCsrfToken('two', csrfToken('one'))).toBe(false)
    expect(isCsrfToken('one', '')).toBe(false)
  })
})
