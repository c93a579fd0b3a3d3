import { describe, expect, it } from 'vitest';
import { recordedFacts } from '../../../core/access/tenant-facts.ts';
import {
  fromPoolRegistrationItem,
  toPoolRegistrationItem,
} from '../../../adapters/dynamodb/identity/pool-registration-item.ts';
import { updateWrites } from '../../../adapters/dynamodb/tenants/tenant-writes.ts';
import { tenantUpdated } from '../../../core/tenants/tenant-events.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { OPERATOR } from '../../support/tenants/tenants-api.ts';
import { acme, registrationOf } from '../../support/identity/authorizer-harness.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

describe('the facts about a tenant', () => {
  const tenant = {
    ...aTenant(new Date(0)),
    planVersion: 2,
    settings: { features: { api_access: true }, rateLimits: { perHour: 5 } },
    identity: { userPoolId: acme.userPoolId, clientId: acme.clientId },
  };

  it('are kept with its pool and come back whole', () => {
    const registration = { ...registrationOf(acme), ...recordedFacts(tenant) };
    const item = toPoolRegistrationItem(registration);
    expect(fromPoolRegistrationItem(item)).toEqual(registration);
    expect(registration.featureOverrides).toBe('{"api_access":true}');
    expect(registration.rateLimits).toBe('{"perHour":5}');
  });

  it('open nothing when one is missing', () => {
    const { plan, ...rest } = registrationOf(acme);
    expect(() => fromPoolRegistrationItem(rest)).toThrow();
    expect(fromPoolRegistrationItem({ ...rest, plan })).toMatchObject({ plan });
  });

  it('follow a change of the tenant in the same transaction, those that differ', () => {
    const poolOf = (change: Partial<Tenant>) => {
      const after = { ...tenant, ...change };
      const event = tenantUpdated(
        after,
        { before: after, changed: [] },
        { time: new Date(), actor: OPERATOR },
      );
      return updateWrites('control', { before: tenant, after, event }).pool;
    };
    expect(
      poolOf({ settings: { ...tenant.settings, features: { api_access: false } } }),
    ).toMatchObject({
      Update: {
        UpdateExpression: 'SET #featureOverrides = :featureOverrides',
        ExpressionAttributeValues: { ':featureOverrides': '{"api_access":false}' },
      },
    });
    expect(poolOf({ settings: { features: { api_access: true } } })).toMatchObject({
      Update: { ExpressionAttributeValues: { ':rateLimits': '{}' } },
    });
    expect(poolOf({ planVersion: 3 })).toMatchObject({
      Update: { ExpressionAttributeValues: { ':planVersion': '3' } },
    });
    expect(poolOf({ metadata: { crm: 1 } })).toBeUndefined();
  });
});
