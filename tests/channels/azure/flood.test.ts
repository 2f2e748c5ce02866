/** Ten thousand requests that nobody signed leave nothing behind. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

interface Flooded {
  readonly warm: number
  readonly after: number
  readonly issuers: number
  readonly asked: number
  readonly answers: Record<string, number>
}

const run = promisify(execFile)

describe('10,000 requests without a good token', () => {
  let flooded: Flooded
  beforeAll(async () => {
    const script = fileURLToPath(new URL('flooded.js', import.meta.url))
    const { stdout, stderr } = await run(process.execPath, ['--expose-gc', script])
    expect(stderr).toBe('')
    flooded = JSON.parse(stdout) as Flooded
  }, 120_000)

  it('are all refused', () => expect(flooded.answers).toEqual({ 401: 12_000 }))

  it('leave memory flat: less than 100 bytes a request', () => {
    expect(flooded.after - flooded.warm).toBeLessThan(1_000_000)
  })

  it("leave the SDK's list of issuers as it was", () => expect(flooded.issuers).toBe(0))

  it('do not make us ask for the keys each time', () => expect(flooded.asked).toBeLessThan(10))
})
