/** A network that can be cut: it carries bytes to a port, until it is dropped and until it is back. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Network {
  readonly port: number
  /** Every connection breaks and none is made. */
  drop(): void
  restore(): void
  close(): Promise<void>
}

export async function startNetwork(to: () => number): Promise<Network> {
  const open = new Set<Socket>()
  let up = true
  const server = createServer((near) => {
    if (!up) return void near.destroy()
    const far = connect(to(), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = () => open.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    drop() {
      up = false
      breakAll()
    },
    restore: () => void (up = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        breakAll()
      }),
  }
}
