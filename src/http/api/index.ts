/** The interface for other systems as a table of routes: referrals behind keys, and its own description open to all. */
import type { Desk } from '../../desk/ports.js'
import { prsbJsonSchema } from '../../documents/prsb/schema.js'
import type { Standard } from '../../documents/prsb/standard.js'
import type { Writing } from '../../documents/writing.js'
import type { HttpAnswer, Route } from '../route.js'
import { changeRoute } from './change.js'
import { createForms } from './forms.js'
import { guarded, type ApiDoor } from './guard.js'
import { createKeys, type ApiKey } from './keys.js'
import { listRoute } from './list.js'
import { oneRoute } from './one.js'
import { openApi } from './openapi.js'

export interface ApiDeps {
  readonly desk: Desk
  readonly writing: Writing
  readonly standard: Standard
  readonly keys: readonly (ApiKey & { readonly secret: string })[]
  readonly limits: ApiDoor['limits']
  readonly version: string
}

export function apiRoutes({ writing, standard, keys, limits, version, ...deps }: ApiDeps): Route[] {
  // A key is the deployment's and no team's: what it lists it may also read.
  const desk: Desk = { ...deps.desk, sees: () => true }
  const now = () => desk.clock.now().toISOString()
  const forms = createForms({ writing, standard, now })
  const door: ApiDoor = { keys: createKeys(keys), limits }
  const routes = [listRoute(desk, forms), oneRoute(desk, forms), changeRoute(desk, forms, writing)]
  return [
    ...routes.map((route) => guarded(door, route)),
    described('/api/openapi.json', () => openApi({ standard, version, serviceName: writing.service.name })),
    described('/api/referral.schema.json', () => prsbJsonSchema(standard)),
  ]
}

/** Made when it is first asked for. */
function described(path: string, make: () => object): Route {
  let body: string | undefined
  const handle = (): HttpAnswer => ({
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
    body: (body ??= JSON.stringify(make())),
  })
  return { method: 'GET', path, access: 'public', handle }
}
