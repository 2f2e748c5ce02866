/** The interface as OpenAPI 3.1 describes it, generated from the schemas that check what is sent. */
import { z } from 'zod'
import { markSchema, ownSchema } from '../../documents/prsb/node.js'
import { prsbSchema } from '../../documents/prsb/schema.js'
import type { Standard } from '../../documents/prsb/standard.js'
import { media } from './media.js'
import { errorSchema, hiddenSchema, listQuery, pageSchema, statusChangeSchema } from './schemas.js'

export function openApi({
  standard,
  version,
  serviceName,
}: {
  standard: Standard
  version: string
  serviceName: string
}) {
  return {
    openapi: '3.1.0',
    info: {
      title: `${serviceName}: referrals`,
      version,
      description: [
        'Self-referrals to social prescribing, as PRSB-shaped JSON or as FHIR R4, and changes of their status.',
        'What may be read is decided by the person’s consent each time. Every read is recorded in the case.',
        'To follow along, ask with `cursor` set to the last `next`; a first time, or after a break, with `since`.',
      ].join('\n\n'),
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    paths: {
      '/api/referrals': { get: listOperation() },
      '/api/referrals/{id}': { parameters: [idParameter], get: readOperation(), patch: changeOperation() },
    },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The secret of a key in API_KEYS.' },
      },
      schemas: schemasOf(standard),
    },
  }
}

function listOperation() {
  const { properties = {}, required = [] } = z.toJSONSchema(listQuery, { io: 'input' })
  return {
    operationId: 'listReferrals',
    summary: 'Referrals in the order they last changed, oldest change first',
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
    responses: {
      200: answer('A page. As FHIR: a searchset of tasks with what belongs to each.', ref('ReferralPage')),
      ...refusals(400, 401, 403, 406, 429, 503),
    },
  }
}

const readOperation = () => ({
  operationId: 'readReferral',
  summary: 'One referral',
  responses: {
    200: { ...answer('The referral. As FHIR: a collection.', ref('Referral')), headers: etagHeader },
    ...refusals(401, 403, 404, 406, 410, 429, 503),
  },
})

const changeOperation = () => ({
  operationId: 'changeStatus',
  summary: 'Take, give back, decline or close a referral; the person is told',
  description:
    'Only the person can withdraw a referral. Whoever takes one here is named to the person, and the chatbot goes on speaking.',
  parameters: [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of the version you read.',
      schema: { type: 'string' },
    },
  ],
  requestBody: { required: true, content: { [media.json]: { schema: ref('StatusChange') } } },
  responses: {
    200: { ...answer('The referral as it is now.', ref('Referral')), headers: etagHeader },
    204: { description: 'Done; the referral may not be read.' },
    ...refusals(400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 428, 429, 503),
  },
})

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const etagHeader = { ETag: { description: 'The version, for If-Match.', schema: { type: 'string' } } }
const fhirSchema = { type: 'object', properties: { resourceType: { type: 'string' } } }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const answer = (description: string, schema: object) => ({
  description,
  content: { [media.json]: { schema }, [media.fhir]: { schema: fhirSchema } },
})

const refusalWords: Readonly<Record<number, string>> = {
  400: 'Something in the request is wrong; the message names it.',
  401: 'No key, or one that is not known.',
  403: 'The key may read and not change anything.',
  404: 'There is no such referral.',
  406: 'Neither form is accepted.',
  409: 'The referral is not in a state for this; the message says why.',
  410: 'The referral may not be read any more. Delete what you hold of it.',
  412: 'The referral has changed since it was read.',
  413: 'The body is too long.',
  415: 'The body is not JSON.',
  428: 'If-Match is missing.',
  429: 'Too many requests; see Retry-After.',
  503: 'It could not be recorded, so it was not done.',
}

const refusals = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [status, answer(refusalWords[status] ?? String(status), ref('Error'))]),
  )

function schemasOf(standard: Standard): Record<string, object> {
  const referral = prsbSchema(standard)
  const registry = z.registry<{ id: string }>()
  registry.add(markSchema, { id: 'Missing' })
  registry.add(ownSchema, { id: 'OwnWords' })
  registry.add(referral, { id: 'Referral' })
  registry.add(hiddenSchema, { id: 'HiddenReferral' })
  registry.add(pageSchema(referral), { id: 'ReferralPage' })
  registry.add(statusChangeSchema, { id: 'StatusChange' })
  registry.add(errorSchema, { id: 'Error' })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  )
}
