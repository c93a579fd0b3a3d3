import { describe, expect, it } from 'vitest';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { routes } from '../../../functions/routes.ts';
import { listPlatformMailsOperation } from '../../../functions/tenants/api/list-platform-mails.ts';
import { showPlatformOperation } from '../../../functions/tenants/api/show-platform.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';
import { accepted, PLANS, platformFileWith } from '../platform-config/platform-file-value.ts';

const config = accepted(
  platformFileWith({
    at: [...PLANS, 'pro', 'usage'],
    to: { api_calls: { price: '0.0002', included: 100_000, cap: 1_000_000, at_cap: 'refuse' } },
  }),
);
const handler = edgeOf(
  showPlatformOperation({ config, counters: { tenants: () => Promise.resolve(812) } }),
  listPlatformMailsOperation({
    settings: { platformName: 'My Platform', apiUrl: 'https://api.example.com' },
  }),
);

async function ask(
  id: 'showPlatform' | 'listPlatformMails',
  identity: AuthorizerContext = operatorIdentity,
) {
  const answer = await handler(apiEvent(routes[id].key, { identity }));
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}') as unknown };
}

describe('GET /v1/platform', () => {
  it('shows plans with limits and prices, meters, and how many tenants there are', async () => {
    const { status, body } = await ask('showPlatform');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ name: 'My Platform', defaultPlan: 'basic', isolationStrategy: 'separate_database' },
      tenants: { count: 812, limit: 10_000 },
      meters: expect.arrayContaining([
        expect.objectContaining({ id: 'api_calls', unit: 'call', aggregation: 'sum' }),
      ]) as unknown,
    });
    const { plans } = body as { plans: { id: string }[] };
    expect(plans.map(({ id }) => id)).toEqual(['basic', 'pro', 'enterprise']);
    expect(plans[1]).toMatchObject({
      ...{ name: 'Pro', version: 1, previousVersions: [], priceUsdPerMonth: 99 },
      limits: { users: 25, storageBytes: 100 * 1024 ** 3, auditDays: 400 },
      usage: [
        {
          ...{ meter: 'api_calls', unitPrice: '0.0002', included: 100_000 },
          ...{ cap: 1_000_000, atCap: 'refuse' },
        },
      ],
    });
    expect(plans[2]).toMatchObject({ limits: { users: 'unlimited' } });
  });

  it('is for operators alone', async () => {
    const owner = tenantIdentity('owner');
    expect((await ask('showPlatform', owner)).status).toBe(403);
    expect((await ask('listPlatformMails', owner)).status).toBe(403);
  });
});

describe('GET /v1/platform/mails', () => {
  it('shows each mail as it is sent', async () => {
    const { status, body } = await ask('listPlatformMails');
    expect(status).toBe(200);
    const { items } = body as { items: { name: string; subject: string; text: string }[] };
    expect(items.length).toBeGreaterThan(25);
    const welcome = items.find(({ name }) => name === 'welcome');
    expect(welcome?.subject).toContain('Acme');
    expect(welcome?.text).toContain('My Platform');
    for (const { name, text } of items) expect(text.length, name).toBeGreaterThan(50);
    const bounced = items.find(({ name }) => name === 'address-bounced');
    expect(bounced).toMatchObject({
      ...{ kind: 'notification', subject: 'Messages to ada@acme.example do not arrive' },
    });
  });
});
