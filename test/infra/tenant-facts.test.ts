import { describe, expect, it } from 'vitest';
import { recordedFacts } from '../../core/access/tenant-facts.ts';
import { registrationWrite } from '../../adapters/dynamodb/tenants/registration-write.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { TENANT_FACTS, TENANT_STATE } from '../../infra/constructs/registration-changes.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';

describe('who changes a tenant', () => {
  it('may change each fact that its pool’s registration repeats, and no other', () => {
    const facts = recordedFacts({ ...aTenant(new Date(0)), planVersion: 2 });
    expect([...TENANT_FACTS].toSorted()).toEqual(Object.keys(facts).toSorted());
  });

  it('may change what it repeats of the tenant’s life', () => {
    const before: Tenant = {
      ...aTenant(new Date(0)),
      state: 'active',
      identity: { userPoolId: 'pool', clientId: 'client' },
    };
    const by = { kind: 'operator', id: 'op-1' } as const;
    const suspensions = [{ reason: 'abuse', by, since: new Date(0) }] as const;
    const after: Tenant = { ...before, state: 'suspended', suspensions };
    const { Update } = registrationWrite('table', { before, after }) ?? {};
    expect(Object.values(Update?.ExpressionAttributeNames ?? {}).toSorted()).toEqual(
      TENANT_STATE.toSorted(),
    );
  });
});
