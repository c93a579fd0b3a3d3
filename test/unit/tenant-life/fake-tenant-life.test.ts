import { suspendedFor } from '../../../core/tenants/suspension.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import { describeTenantLife } from '../../contract/tenant-life-suite.ts';
import { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';

describeTenantLife('FakeTenantLife', () => {
  const tenants = new Map<string, Tenant>();
  const events: DomainEvent<string, object>[] = [];
  const life = new FakeTenantLife(tenants, events);
  return Promise.resolve({
    life,
    jobs: life,
    seed: (tenant) => Promise.resolve(void tenants.set(tenant.id, tenant)),
    pool: ({ id }) => {
      const { state = 'active', suspensions } = tenants.get(id) ?? {};
      return Promise.resolve({ state, suspendedFor: suspendedFor(suspensions) });
    },
    eventTypes: () => Promise.resolve(events.map(({ type }) => type)),
    reminders: (by) =>
      Promise.resolve(
        [...tenants.values()]
          .filter(({ termination }) => termination?.remindAt && termination.remindAt <= by)
          .map(({ id }) => id),
      ),
  });
});
