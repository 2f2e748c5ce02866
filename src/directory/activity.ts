/** One service as a person is shown it. */
import type { Activity } from '../domain/match.js'
import type { Listing } from './listing.js'
import { runsOn } from './sessions.js'

export function activityOf(listing: Listing, today?: string): Activity {
  const { service } = listing
  const place = service.service_at_locations
    .flatMap(({ location }) => location ?? [])
    .find(({ location_type, addresses }) => location_type === 'physical' && addresses.length > 0)
  const [street] = place?.addresses ?? []
  const lines = [place?.name, street?.address_1, street?.address_2, street?.city, street?.postal_code]
  const address = [...new Set(lines.filter((line) => line !== undefined))].join(', ')
  const phone = [
    ...service.phones,
    ...service.contacts.flatMap(({ phones }) => phones),
    ...service.service_at_locations.flatMap((at) => [
      ...at.phones,
      ...at.contacts.flatMap(({ phones }) => phones),
      ...(at.location?.phones ?? []),
    ]),
  ][0]?.number
  const email =
    service.email ??
    service.contacts.find((contact) => contact.email !== undefined)?.email ??
    service.organization?.email
  const url = service.url ?? service.organization?.url
  const { pounds, note } = listing.priceOn(today ?? '')
  const { stepFree } = listing.access
  return {
    id: listing.id,
    name: service.name,
    organisation: service.organization?.name ?? '',
    description: listing.description,
    sessions: (today === undefined
      ? listing.sessions
      : listing.sessions.filter((session) => runsOn(session, today))
    ).map(({ days, opens, closes, note: about }) => ({
      days,
      ...(opens !== undefined && { opens }),
      ...(closes !== undefined && { closes }),
      ...(about !== undefined && { note: about }),
    })),
    languages: [...listing.languages],
    online: listing.online,
    needs: listing.needs,
    ...(address !== '' && { address }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(url !== undefined && { url }),
    ...(pounds !== undefined && { pounds }),
    ...(note !== undefined && { costNote: note }),
    ...(stepFree !== undefined && { stepFree }),
    ...(service.assured_date !== undefined && { assured: service.assured_date }),
  }
}
