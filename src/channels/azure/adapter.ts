/** The SDK's adapter for everything that comes through Azure Bot Service, with authentication told apart from what comes after. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type { BotFrameworkAuthentication, ServiceClientCredentialsFactory } from 'botframework-connector'
import { ConfigError } from '../../errors.js'
import type { AzureCloud, AzureIdentity } from './settings.js'

/**
 * What the SDK would do by itself with a request of ours: try again (the outbox does, and a turn would hang for a minute), and
 * follow to another address, with our token.
 */
const unasked = ['defaultRetryPolicy', 'redirectPolicy']

/** As much of the SDK's client as it takes to stop that; it has no setting for either. */
interface Connector {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } }
}

/** Without an identity nobody is authenticated, in either direction: for an emulator on the same machine alone. */
export function authenticationFor(
  identity: AzureIdentity | undefined,
  cloud: AzureCloud,
  credentials?: ServiceClientCredentialsFactory,
): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({ ...cloud }, credentials ?? credentialsFor(identity), {
    requiredEndorsements: [],
  })
}

function credentialsFor(identity: AzureIdentity | undefined): ServiceClientCredentialsFactory {
  try {
    return new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: identity?.appId ?? '',
      MicrosoftAppPassword: identity?.password ?? '',
      MicrosoftAppType: identity?.type ?? 'MultiTenant',
      MicrosoftAppTenantId: identity?.tenantId ?? '',
    })
  } catch (cause) {
    throw new ConfigError('bad_azure', 'MICROSOFT_APP_ID and what belongs to it cannot be used', { cause })
  }
}

export type Processed =
  { readonly kind: 'notAuthentic' } | { readonly kind: 'done'; readonly response?: InvokeResponse }

export class AzureAdapter extends CloudAdapter {
  /** @throws what the turn throws; a request that is not authentic is a value, whatever the SDK makes of it. */
  async take(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Processed> {
    let authentic
    try {
      authentic = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    } catch {
      return { kind: 'notAuthentic' }
    }
    const response = await this.processActivity(authentic, activity, logic)
    return { kind: 'done', ...(response && { response }) }
  }

  /** Every turn, also one that nobody's message began, comes by here with its connection. */
  override runMiddleware(
    context: TurnContext,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const connector = context.turnState.get<Connector | undefined>(this.ConnectorClientKey)
    for (const name of unasked) connector?.client.pipeline.removePolicy({ name })
    return super.runMiddleware(context, logic)
  }
}
