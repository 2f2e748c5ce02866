/** `GET /health`: 200 while cases can be kept, 503 when they cannot. */
import type { Route } from './route.js'

export function healthRoutes({
  healthy,
  version,
}: {
  readonly healthy: () => Promise<boolean>
  readonly version: string
}): Route[] {
  const started = Date.now()
  return [
    {
      method: 'GET',
      path: '/health',
      access: 'public',
      async handle() {
        const ok = await healthy().catch(() => false)
        const body = {
          status: ok ? 'ok' : 'cannotKeep',
          version,
          upSeconds: Math.floor((Date.now() - started) / 1_000),
        }
        return {
          status: ok ? 200 : 503,
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
        }
      },
    },
  ]
}
