import type { Integrations } from '../../../core/tenants/integrations.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';

/** Of an onboarding that asks for all that can be asked for. */
export const ALL_INTEGRATIONS: Integrations = {
  apiKey: { name: 'First key', permissions: ['records:read'], mode: 'live' },
  domainName: true,
  webhooks: [
    {
      ...{ url: 'https://hooks.acme.example/one', description: 'Our CRM', eventTypes: ['*'] },
      ...{ signing: 'hmac', isEnabled: true },
    },
    {
      ...{ url: 'https://hooks.acme.example/two', description: '', eventTypes: ['member.*'] },
      ...{ signing: 'ed25519', isEnabled: false, messagesPerSecond: 5 },
    },
  ],
};

/** A tenant in its first attempt. */
export const aTenant = (now: Date): Tenant => ({
  id: newId('tnt'),
  slug: 'acme',
  name: 'Acme',
  plan: 'basic',
  state: 'provisioning',
  isolation: 'shared_schema',
  region: 'eu-central-1',
  settings: {},
  metadata: {},
  admin: { email: 'ada@acme.example' },
  attempt: 1,
  version: 1,
  createdAt: now,
  updatedAt: now,
});
