/** A page of referrals as FHIR finds them: each task, and with it what belongs to its case. */
import type { Bundle, BundleEntry, Resource, Task } from '@medplum/fhirtypes'
import type { HiddenCase } from '../../desk/disclosure.js'
import type { Writing } from '../writing.js'
import { idOf, inWords, urlOf } from './from.js'

type Entry = BundleEntry & { resource: Resource }

export function searchset(
  found: readonly (readonly Entry[])[],
  { links, now }: { links: { self: string; next?: string | undefined }; now: string },
): Bundle {
  const entry = found.flat().map((one) => ({
    ...one,
    search: { mode: one.resource.resourceType === 'Task' ? ('match' as const) : ('include' as const) },
  }))
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    timestamp: now,
    link: [
      { relation: 'self', url: links.self },
      ...(links.next ? [{ relation: 'next', url: links.next }] : []),
    ],
    ...(entry.length > 0 ? { entry } : {}),
  }
}

/** All that may be told of a case that may not be read now: that it is over for the receiver. */
export function hiddenTask(
  hidden: HiddenCase,
  { changedAt, writing }: { changedAt: string; writing: Writing },
): Entry {
  const id = idOf(hidden, 'task')
  const resource: Task = {
    resourceType: 'Task',
    id,
    identifier: [{ value: hidden.reference }],
    status: 'cancelled',
    statusReason: inWords(writing.say('queue.hidden')),
    intent: 'order',
    code: inWords(writing.say('document.subtitle')),
    lastModified: changedAt,
  }
  return { fullUrl: urlOf(id), resource }
}
