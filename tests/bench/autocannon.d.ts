/** The part of autocannon, which has no types of its own, that the bench uses. */
declare module 'autocannon' {
  export interface Request {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  export interface Client {
    setRequests(requests: readonly Request[]): void
  }
  export interface Options {
    readonly url: string
    readonly connections: number
    /** Requests over all connections; each makes its share. */
    readonly amount: number
    /** Seconds. */
    readonly timeout?: number
    readonly setupClient: (client: Client) => void
  }
  export interface Result {
    readonly errors: number
    readonly timeouts: number
    readonly non2xx: number
    readonly '2xx': number
  }
  export default function autocannon(options: Options): Promise<Result>
}
