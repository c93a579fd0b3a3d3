import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { acme, OPERATOR, tenantsApi } from '../../support/tenants/tenants-api.ts';

const plans = {
  basic: aPlan('basic', '5_users', '10gb_storage'),
  pro: aPlan('pro', '25_users', '100gb_storage', 'api_access'),
  silo: { ...aPlan('silo', 'unlimited_users'), isolationStrategy: 'separate_database' as const },
};
const GB = 1024 ** 3;

async function active(plan = 'basic') {
  const api = tenantsApi({ plans });
  const { body } = await api.call('createTenant', { body: { ...acme, plan } });
  const tenantId = body.id as TenantId;
  api.store.activate(tenantId);
  const tenant = api.store.tenants.get(tenantId);
  const identity = { userPoolId: 'pool', clientId: 'client' };
  if (tenant) api.store.tenants.set(tenantId, { ...tenant, identity });
  api.store.events.length = 0;
  const put = (to: string, more = {}) =>
    api.call('changePlan', { tenantId, body: { plan: to, ...more } });
  return { ...api, tenantId, put };
}

describe('PUT /v1/tenants/{tenantId}/plan', () => {
  it('upward holds at once, and is told with the plan before', async () => {
    const { put, store, tenantId, call, runs } = await active();
    const { status, body } = await put('pro');
    expect(status).toBe(202);
    expect(body).toMatchObject({ type: 'plan-change', phase: 'spreading', state: 'running' });
    expect(runs).toEqual([body.id]);
    expect(await call('getTenant', { tenantId })).toMatchObject({
      body: { plan: 'pro', planVersion: 1, features: ['25_users', '100gb_storage', 'api_access'] },
    });
    expect(store.events).toMatchObject([
      {
        type: 'tenant.plan_changed',
        actor: OPERATOR,
        data: { plan: 'pro', planVersion: 1, previous: { plan: 'basic', planVersion: 1 } },
      },
    ]);
  });

  it('downward is refused with all that is over, and changes nothing', async () => {
    const { put, store, uses } = await active('pro');
    Object.assign(uses, { seats: 6, storageBytes: 11 * GB, apiKeys: 1 });
    const before = store.contents();
    expect(await put('basic')).toMatchObject({
      status: 409,
      body: {
        type: 'urn:freehold:problem:plan-too-small',
        errors: [{ pointer: '/plan' }, { pointer: '/plan' }, { pointer: '/plan' }],
        over: [
          { of: 'storage', used: 11 * GB, limit: 10 * GB },
          { of: 'members', used: 6, limit: 5 },
          { of: 'api-keys', used: 1, limit: 0 },
        ],
      },
    });
    expect(store.contents()).toBe(before);
    Object.assign(uses, { seats: 5, storageBytes: 10 * GB, apiKeys: 0 });
    expect(await put('basic')).toMatchObject({ status: 202 });
  });

  it('counts what the tenant’s settings grant beside the plan', async () => {
    const { put, store, tenantId, uses } = await active('pro');
    const tenant = store.tenants.get(tenantId);
    const settings = { features: { '50_users': true } };
    if (tenant) store.tenants.set(tenantId, { ...tenant, settings });
    uses.seats = 40;
    expect(await put('basic')).toMatchObject({ status: 202 });
  });

  it('refuses a plan or version that there is not, the plan that it has, and a tenant not active', async () => {
    const { put, call, tenantId } = await active();
    expect(await put('gold')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/plan' }] },
    });
    expect(await put('pro', { planVersion: 7 })).toMatchObject({
      body: { errors: [{ pointer: '/planVersion' }] },
    });
    expect(await put('basic')).toMatchObject({
      status: 409,
      body: { type: 'urn:freehold:problem:already-on-plan' },
    });
    await call('suspendTenant', { tenantId, body: { reason: 'billing' } });
    expect(await put('pro')).toMatchObject({
      status: 409,
      body: { state: 'suspended', possible: ['suspend', 'resume', 'terminate'] },
    });
  });

  it('is taken once of 20 requests at once', async () => {
    const { put, store } = await active();
    const answers = await Promise.all(Array.from({ length: 20 }, () => put('pro')));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(store.events).toHaveLength(1);
  });
});
