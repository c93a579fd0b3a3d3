import { describe, expect, it } from 'vitest';
import { PlanRetention } from '../../../core/audit/plan-retention.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import { accepted, problemsOf, platformFileWith } from '../platform-config/platform-file-value.ts';

const audit = (perPlan: object) => ({
  at: ['limits', 'audit'],
  to: { retention_days: { per_plan: perPlan } },
});

describe('the retention of audit entries', () => {
  it('is what the configuration says of the tenant’s plan, and 400 days where it says nothing', async () => {
    const { limits } = accepted(platformFileWith(audit({ basic: 90 })));
    const tenants = new FakeTenantFinder();
    const retention = new PlanRetention({ tenants, daysPerPlan: limits.auditDaysPerPlan });
    const tenant = aTenant(new Date());
    tenants.put(tenant);
    const other = { ...aTenant(new Date()), plan: 'constructor' };
    tenants.put(other);
    expect(await retention.daysOf(tenant.id)).toBe(90);
    expect(await retention.daysOf(other.id)).toBe(400);
    expect(await retention.daysOf('platform')).toBe(400);
  });

  it.each([[{ gold: 90 }], [{ basic: 0 }], [{ basic: 2_558 }]])('cannot be %j', (perPlan) => {
    expect(problemsOf(platformFileWith(audit(perPlan)))).not.toEqual([]);
  });
});
