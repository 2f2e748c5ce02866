/** `GET /api/referrals/{id}`: one referral, as it may be read now. */
import type { Disclosure, HiddenCase } from '../../desk/disclosure.js'
import { open } from '../../desk/open.js'
import type { Desk } from '../../desk/ports.js'
import type { HttpAnswer } from '../route.js'
import { etagOf } from './etag.js'
import type { Forms } from './forms.js'
import type { ApiRoute } from './guard.js'
import { inForm, problem, type Form } from './media.js'

export function oneRoute(desk: Desk, forms: Forms): ApiRoute {
  return {
    method: 'GET',
    path: '/api/referrals/:id',
    scope: 'read',
    async handle({ request, caller, form }) {
      const disclosed = await open(desk, caller, request.params['id'] ?? '')
      return disclosed ? shownOrGone(disclosed, form, forms) : notFound(form)
    },
  }
}

export function shownOrGone(disclosed: Disclosure, form: Form, forms: Forms): HttpAnswer {
  if (disclosed.kind === 'hidden') return gone(disclosed, form)
  return inForm(form, 200, forms.one(disclosed, form), { ETag: etagOf(disclosed.events) })
}

export const notFound = (form: Form): HttpAnswer =>
  problem(form, { status: 404, code: 'notFound', message: 'There is no such referral.' })

function gone({ why }: HiddenCase, form: Form): HttpAnswer {
  const message =
    why.kind === 'referralWithdrawn'
      ? 'The person withdrew this referral. Delete what you hold of it.'
      : 'The person does not consent to sharing now. Delete what you hold of it.'
  return problem(form, { status: 410, code: why.kind === 'share' ? 'notShared' : 'withdrawn', message })
}
