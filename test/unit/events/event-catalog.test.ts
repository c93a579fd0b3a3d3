import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromEventItem, toEventItem } from '../../../adapters/dynamodb/events/event-item.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { eventTypesFile } from '../../../functions/event-description/event-types.ts';
import { eventsPage } from '../../../functions/event-description/events-page.ts';
import {
  tenantActivated,
  tenantProvisioningFailed,
  tenantProvisioningStarted,
  tenantUpdated,
  tenantWelcomeRetried,
} from '../../../core/tenants/tenant-events.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';
import { failure, OPERATOR } from '../../support/tenants/tenants-api.ts';

const tenant: Tenant = {
  id: newId('tnt'),
  slug: 'acme',
  name: 'Acme',
  plan: 'pro',
  state: 'provisioning',
  isolation: 'shared_schema',
  region: 'eu-central-1',
  settings: { secret: 'of the tenant' },
  metadata: {},
  admin: { email: 'ada@acme.example' },
  attempt: 2,
  version: 3,
  createdAt: new Date(),
  updatedAt: new Date(),
};
const occasion = { time: new Date('2026-11-23T16:00:00.000Z'), actor: OPERATOR };
const all = [
  tenantProvisioningStarted(tenant, occasion),
  tenantActivated(tenant, occasion),
  tenantProvisioningFailed({ ...tenant, failure: failure() }, occasion),
  tenantWelcomeRetried(tenant, occasion),
  tenantUpdated(tenant, { before: tenant, changed: ['/settings/secret'] }, occasion),
];

describe('docs/events.md', () => {
  it('is what `npm run events:docs` writes', () => {
    expect(readFileSync('docs/events.md', 'utf8')).toBe(eventsPage(eventCatalog));
  });

  it('goes with the types that GET /v1/event-types answers', () => {
    const file = 'functions/events/api/assets/event-types.json';
    expect(readFileSync(file, 'utf8')).toBe(eventTypesFile(eventCatalog));
  });
});

describe('every event of a tenant', () => {
  it.each(all.map((event) => [event.type, event] as const))(
    '%s is what its schema promises',
    (type, event) => {
      const entry = eventCatalog[type];

      expect(event.version).toBe(entry?.version);
      expect(entry?.data.strict().parse(event.data)).toEqual(event.data);
    },
  );

  it.each(all)('$type tells neither e-mail address nor settings', (event) => {
    expect(JSON.stringify(event)).not.toMatch(/ada@|of the tenant/);
  });

  it.each(all)('$type is the same after the outbox', (event) => {
    expect(fromEventItem(toEventItem(event))).toEqual(event);
  });

  it('stands in the outbox for 90 days, as the text that goes to the bus', () => {
    const [event] = all;
    if (!event) throw new Error('There is one.');

    expect(toEventItem(event)).toEqual({
      pk: `TENANT#${tenant.id}`,
      sk: `EVENT#${event.id}`,
      type: 'tenant.provisioning_started',
      detail: toEventText(event),
      expiresAt: Date.parse('2027-02-21T16:00:00.000Z') / 1000,
    });
  });
});
