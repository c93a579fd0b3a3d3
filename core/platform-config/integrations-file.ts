import * as z from 'zod';
import { integrations, type Integrations } from '../tenants/integrations.ts';

const { apiKey, domainName, sso } = integrations.shape;
const { metadataUrl, ...ssoShape } = sso.unwrap().shape;

/** What a tenant is onboarded with; in the platform file, what each tenant is that can have it. */
export const integrationsFile = z
  .strictObject({
    api_key: apiKey,
    domain_name: domainName,
    sso: z.strictObject({ ...ssoShape, metadata_url: metadataUrl }).optional(),
  })
  .meta({
    description: 'A first API key, a name in the app domain, single sign-on that is set up later.',
  });

export function toIntegrations({
  api_key,
  domain_name,
  sso,
}: z.output<typeof integrationsFile>): Integrations {
  return {
    ...(api_key && { apiKey: api_key }),
    ...(domain_name && { domainName: domain_name }),
    ...(sso && { sso: toSso(sso) }),
  };
}

type SsoFile = NonNullable<z.output<typeof integrationsFile>['sso']>;

const toSso = ({ metadata_url, ...others }: SsoFile) => ({ ...others, metadataUrl: metadata_url });
