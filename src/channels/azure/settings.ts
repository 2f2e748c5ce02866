/** Who the bot is to Microsoft, and where Microsoft's services are. */
import { ConfigError } from '../../errors.js'

export interface AzureIdentity {
  readonly appId: string
  readonly password: string | undefined
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI'
  readonly tenantId: string | undefined
}

/** Other addresses than the public cloud's, under the names that the Bot Framework SDK has for them. */
export type AzureCloud = Readonly<Record<(typeof cloudNames)[number], string>>

const cloudNames = [
  'CallerId',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ValidateAuthority',
] as const

/** To the SDK one of these set means that all others are set too: what nobody sets is the public cloud's. */
export const publicCloud = {
  CallerId: 'urn:botframework:azure',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ValidateAuthority: 'true',
} as const satisfies Record<(typeof cloudNames)[number], string>

export interface AzureVariables extends Readonly<Partial<Record<keyof AzureCloud, string | undefined>>> {
  readonly NODE_ENV: string
  readonly MICROSOFT_APP_ID?: string | undefined
  readonly MICROSOFT_APP_PASSWORD?: string | undefined
  readonly MICROSOFT_APP_TYPE?: AzureIdentity['type'] | undefined
  readonly MICROSOFT_APP_TENANT_ID?: string | undefined
}

/** Undefined where nothing may be served: in production, without an identity. @throws ConfigError naming what is missing. */
export function azureSettings(
  set: AzureVariables,
): { readonly identity: AzureIdentity | undefined; readonly cloud: AzureCloud } | undefined {
  const cloud = {
    ...publicCloud,
    ...Object.fromEntries(cloudNames.flatMap((name) => (set[name] ? [[name, set[name]]] : []))),
  }
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenantId } = set
  if (!appId) return set.NODE_ENV === 'production' ? undefined : { identity: undefined, cloud }
  const type = set.MICROSOFT_APP_TYPE ?? (tenantId ? 'SingleTenant' : 'MultiTenant')
  if (type !== 'MultiTenant' && !tenantId)
    throw new ConfigError('no_tenant', `MICROSOFT_APP_TENANT_ID: set it too, as the bot is ${type}`)
  if (type !== 'UserAssignedMSI' && !password)
    throw new ConfigError('no_password', `MICROSOFT_APP_PASSWORD: set it too, as the bot is ${type}`)
  if (type === 'UserAssignedMSI' && password)
    throw new ConfigError('two_ways', 'MICROSOFT_APP_PASSWORD: unset it, as a managed identity has none')
  return { identity: { appId, password, type, tenantId }, cloud }
}
