/** The journey: the one place that knows the order of the sections and when each applies. */
import { journey } from '../src/flow/index.js'
import { aboutYou, support, where } from './about-you.js'
import { activities, way } from './activities.js'
import { afterwards, close } from './close.js'
import { details, proof, referral, sharing } from './hand-off.js'
import { keeping, keepingForWorker } from './keeping.js'
import { welcome } from './welcome.js'
import { inTheirWords, whatMatters } from './what-matters.js'
import { who } from './who.js'

interface Ways {
  readonly asked: { readonly human: boolean }
  readonly way: { readonly suggest?: 'worker' | 'activities' | undefined }
  readonly activities: {
    readonly browse?: 'enough' | 'worker' | undefined
    readonly nothing?: 'enough' | 'worker' | undefined
  }
}
const wantsWorker = (seen: Ways) =>
  seen.asked.human ||
  seen.way.suggest === 'worker' ||
  seen.activities.browse === 'worker' ||
  seen.activities.nothing === 'worker'

interface Kept {
  readonly keeping: { readonly mayWeKeep?: 'yes' | 'no' | undefined }
  readonly keepingForWorker: { readonly mayWeKeepNow?: 'yes' | 'no' | undefined }
}
const isKept = (seen: Kept) =>
  seen.keeping.mayWeKeep === 'yes' || seen.keepingForWorker.mayWeKeepNow === 'yes'

export const selfReferral = journey()
  .next(welcome)
  .next(who)
  .next(keeping)
  .nextUnlessHuman(whatMatters)
  .nextUnlessHuman(where)
  .nextUnlessHuman(aboutYou, (seen) => seen.where.more === 'more')
  .nextUnlessHuman(support, (seen) => seen.where.more === 'more')
  .nextUnlessHuman(way)
  .nextUnlessHuman(activities, (seen) => seen.way.suggest !== 'worker')
  .next(keepingForWorker, (seen) => wantsWorker(seen) && seen.keeping.mayWeKeep !== 'yes')
  .next(sharing, (seen) => wantsWorker(seen) && isKept(seen))
  .next(inTheirWords, (seen) => wantsWorker(seen) && seen.sharing.mayWeShare === 'yes')
  .next(support, (seen) => wantsWorker(seen) && seen.sharing.mayWeShare === 'yes')
  .next(details, (seen) => wantsWorker(seen) && seen.sharing.mayWeShare === 'yes')
  .next(referral, (seen) => wantsWorker(seen) && seen.sharing.mayWeShare === 'yes')
  .next(proof, (seen) => wantsWorker(seen) && seen.sharing.mayWeShare === 'yes')
  .next(afterwards, isKept)
  .next(close)
