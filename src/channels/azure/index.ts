/** Teams and every other channel that Azure Bot Service brings, put together. */
import type { ServiceClientCredentialsFactory } from 'botframework-connector'
import type { Limits } from '../../http/limits.js'
import type { Channel } from '../channel.js'
import { AzureAdapter, authenticationFor } from './adapter.js'
import type { CardWords } from './cards.js'
import { azureChannels } from './names.js'
import { createPost, type Posting } from './posting.js'
import { azureRoutes } from './routes.js'
import type { AzureCloud, AzureIdentity } from './settings.js'
import { createSignatureCheck } from './signed.js'
import { createTurn, type TurnWorld } from './turn.js'

export interface AzureSettings extends CardWords {
  readonly planOf: Posting['planOf']
  readonly handoff?: Posting['handoff']
  /** Without one nobody is authenticated, and only callers on this machine are answered. */
  readonly identity?: AzureIdentity | undefined
  readonly cloud: AzureCloud
  /** Instead of what the identity says, where tokens are had in another way. */
  readonly credentials?: ServiceClientCredentialsFactory | undefined
}

export interface AzureOptions extends AzureSettings, Omit<TurnWorld, 'appId' | keyof CardWords> {
  readonly limits: Pick<Limits, 'message'>
}

/** @throws ConfigError when the identity lacks something. */
export function createAzure({ identity, cloud, credentials, limits, ...world }: AzureOptions): Channel {
  const appId = identity?.appId
  const adapter = new AzureAdapter(authenticationFor(identity, cloud, credentials))
  const signed =
    appId === undefined
      ? undefined
      : createSignatureCheck({
          metadataUrl: cloud.ToBotFromChannelOpenIdMetadataUrl,
          issuer: cloud.ToBotFromChannelTokenIssuer,
          audience: appId,
        })
  const turn = createTurn({ ...world, appId })
  return {
    names: azureChannels,
    routes: azureRoutes({ adapter, turn, limits, ...(signed && { signed }) }),
    post: createPost({ ...world, adapter, appId }),
    close: () => {},
  }
}
