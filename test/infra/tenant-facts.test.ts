import { describe, expect, it } from 'vitest';
import { recordedFacts } from '../../core/access/tenant-facts.ts';
import { TENANT_FACTS } from '../../infra/constructs/registration-changes.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';

describe('who changes a tenant', () => {
  it('may change each fact that its pool’s registration repeats, and no other', () => {
    const facts = recordedFacts({ ...aTenant(new Date(0)), planVersion: 2 });
    expect([...TENANT_FACTS].toSorted()).toEqual(Object.keys(facts).toSorted());
  });
});
