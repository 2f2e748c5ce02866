/** The SDK's adapter for everything that comes through Azure Bot Service, with authentication told apart from what comes after. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type {
  BotFrameworkAuthentication,
  ConnectorClientOptions,
  ServiceClientCredentialsFactory,
} from 'botframework-connector'
import { ConfigError } from '../../errors.js'
import type { AzureCloud, AzureIdentity } from './settings.js'

/** The outbox tries again by itself; a second opinion inside the SDK would hold a turn for a minute. */
const connectorClientOptions: ConnectorClientOptions & { retryOptions: { maxRetries: number } } = {
  retryOptions: { maxRetries: 0 },
}

/** Without an identity nobody is authenticated, in either direction: for an emulator on the same machine alone. */
export function authenticationFor(
  identity: AzureIdentity | undefined,
  cloud: AzureCloud,
  credentials?: ServiceClientCredentialsFactory,
): BotFrameworkAuthentication {
  const set = Object.fromEntries(Object.entries(cloud).filter(([, value]) => value !== undefined))
  return new ConfigurationBotFrameworkAuthentication(
    set,
    credentials ?? credentialsFor(identity),
    { requiredEndorsements: [] },
    undefined,
    connectorClientOptions,
  )
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
}
