import * as z from 'zod';
import { integrations, type Integrations } from '../tenants/integrations.ts';
import { MAX_WEBHOOK_ENDPOINTS, webhookWish } from '../tenants/webhook-wish.ts';
import { camelCased } from './camel-cased.ts';

const { apiKey, domainName, sso } = integrations.shape;
const { metadataUrl, ...ssoShape } = sso.unwrap().shape;
const { eventTypes, messagesPerSecond, isEnabled, ...webhookShape } = webhookWish.shape;

const webhookFile = z.strictObject({
  ...webhookShape,
  event_types: eventTypes,
  messages_per_second: messagesPerSecond,
  is_enabled: isEnabled,
});

/** What a tenant is onboarded with; in the platform file, what each tenant is that can have it. */
export const integrationsFile = z
  .strictObject({
    api_key: apiKey,
    domain_name: domainName,
    sso: z.strictObject({ ...ssoShape, metadata_url: metadataUrl }).optional(),
    webhooks: z.array(webhookFile).min(1).max(MAX_WEBHOOK_ENDPOINTS).optional(),
  })
  .meta({
    description:
      'A first API key, a name in the app domain, single sign-on that is set up later, webhook endpoints.',
  });

export function toIntegrations({
  api_key,
  domain_name,
  sso,
  webhooks,
}: z.output<typeof integrationsFile>): Integrations {
  return {
    ...(api_key && { apiKey: api_key }),
    ...(domain_name && { domainName: domain_name }),
    ...(sso && { sso: toSso(sso) }),
    ...(webhooks && { webhooks: webhooks.map(camelCased) }),
  };
}

type SsoFile = NonNullable<z.output<typeof integrationsFile>['sso']>;

const toSso = ({ metadata_url, ...others }: SsoFile) => ({ ...others, metadataUrl: metadata_url });
