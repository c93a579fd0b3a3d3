import { describe, expect, it } from 'vitest';
import { operatorPrincipal as operator } from '../../support/tenancy/tenant-contexts.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { measureTenant } from '../../../core/usage/measure-tenant.ts';
import { ReadBudget } from '../../../core/usage/read-budget.ts';
import { newId } from '../../../kit/id.ts';

const now = () => new Date('2026-01-01T00:00:00Z');
const tenant = { id: newId('tnt'), isolation: 'shared_schema', region: 'us-east-1' } as Tenant;

function arrange({ isComplete = true } = {}) {
  const counted: TenantScope[] = [];
  const meterOf = <Figures>(figures: Figures) => ({
    count: async (scope: TenantScope) => {
      counted.push(scope);
      return { figures, isComplete };
    },
  });
  const ports = {
    tenants: { find: async (id: string) => (id === tenant.id ? tenant : null) },
    records: meterOf({ collections: 1, items: 2, bytes: 3 }),
    files: { count: async () => ({ figures: { count: 4, bytes: 5 }, isComplete: true }) },
    now,
  };
  return { ports, counted };
}

describe('measureTenant', () => {
  it('counts records and files in the scope of the tenant’s own record', async () => {
    const { ports, counted } = arrange();
    expect(await measureTenant(ports, operator, tenant.id)).toEqual({
      ok: true,
      value: {
        records: { collections: 1, items: 2, bytes: 3 },
        files: { count: 4, bytes: 5 },
        measuredAt: now(),
        isComplete: true,
      },
    });
    expect(counted).toEqual([
      { tenantId: tenant.id, isolation: 'shared_schema', region: 'us-east-1' },
    ]);
  });

  it('says when there is more than was counted', async () => {
    const { ports } = arrange({ isComplete: false });
    expect(await measureTenant(ports, operator, tenant.id)).toMatchObject({
      value: { isComplete: false },
    });
  });

  it('opens no session for a tenant that does not exist', async () => {
    const { ports, counted } = arrange();
    expect(await measureTenant(ports, operator, newId('tnt'))).toEqual({
      ok: false,
      error: { kind: 'TenantNotFound' },
    });
    expect(counted).toEqual([]);
  });
});

describe('ReadBudget', () => {
  it('is exceeded by the first read too many, not by the last one', () => {
    const reads = new ReadBudget(2);
    expect([reads.take(), reads.take(), reads.isExceeded]).toEqual([true, true, false]);
    expect([reads.take(), reads.isExceeded]).toEqual([false, true]);
  });
});
