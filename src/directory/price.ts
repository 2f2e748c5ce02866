/** What a service costs, in pounds: 0 is free, undefined is not known. */
import type { Service } from '../domain/service.js'

export interface Price {
  readonly pounds?: number
  readonly note?: string
}

const saysFree =
  /^(it is |this is |always |all )?free( of charge|[.,;!]|$| (to|for) (all|everyone|join|use|attend|come))/i

/**
 * The first cost option still valid is the usual price: publishers put the ordinary one first and reductions after it,
 * and to promise somebody the reduced price would be worse than to name the full one.
 */
export function priceOf(service: Service, today: string): Price {
  const valid = service.cost_options.filter(
    ({ valid_from, valid_to }) => (valid_from ?? today) <= today && (valid_to ?? today) >= today,
  )
  const usual = valid.find(
    ({ amount, currency }) => amount !== undefined && (currency ?? 'GBP').toUpperCase() === 'GBP',
  )
  const notes = valid.flatMap(({ option, amount_description }) =>
    amount_description === undefined
      ? []
      : [option === undefined ? amount_description : `${option}: ${amount_description}`],
  )
  const note = [...notes, ...(service.fees_description === undefined ? [] : [service.fees_description])].join(
    '. ',
  )
  const free = saysFree.test(service.fees_description?.trim() ?? '')
  const pounds = usual?.amount ?? (free ? 0 : undefined)
  return {
    ...(pounds !== undefined && pounds >= 0 && { pounds }),
    ...(note !== '' && { note }),
  }
}
