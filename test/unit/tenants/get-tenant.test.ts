import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import { acme, failure, tenantsApi } from '../../support/tenants/tenants-api.ts';

async function created() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  return { ...api, tenantId: body.id as TenantId };
}

describe('GET /v1/tenants/{tenantId}', () => {
  it('shows the tenant with its steps and its version as ETag, and writes nothing', async () => {
    const { call, store, tenantId } = await created();
    store.saveStep({
      tenantId,
      name: 'create-identity',
      status: 'running',
      attempt: 1,
      revision: 3,
      startedAt: new Date('2026-11-23T16:00:01.000Z'),
      leaseUntil: new Date('2026-11-23T16:01:00.000Z'),
      undo: { userPoolId: 'eu-central-1_secret' },
    });
    const before = store.contents();
    const { status, headers, body } = await call('getTenant', { tenantId });

    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: '"1"' });
    expect(body).toMatchObject({ id: tenantId, state: 'provisioning' });
    expect(body.steps).toEqual([
      { name: 'create-dedicated-resources', status: 'pending' },
      { name: 'create-identity', status: 'running', startedAt: '2026-11-23T16:00:01.000Z' },
      { name: 'prepare-storage', status: 'pending' },
      { name: 'create-billing-customer', status: 'pending' },
      { name: 'activate-tenant', status: 'pending' },
      { name: 'send-welcome-email', status: 'pending' },
    ]);
    expect(store.contents()).toBe(before);
  });

  it('shows why a provisioning failed', async () => {
    const { call, store, tenantId } = await created();
    store.recordFailure(tenantId, failure());

    expect((await call('getTenant', { tenantId })).body.failure).toEqual({
      step: 'create-identity',
      reason: 'The user pool could not be made.',
      retryable: true,
      failedAt: '2026-11-23T16:00:09.480Z',
    });
  });

  it('shows when the tenant became active', async () => {
    const { call, store, tenantId } = await created();
    store.activate(tenantId);

    expect(await call('getTenant', { tenantId })).toMatchObject({
      headers: { etag: '"2"' },
      body: { state: 'active', activatedAt: '2026-11-23T16:00:00.000Z', version: 2 },
    });
  });

  it.each(['acme', '', 'tnt_', 'tnt_x', newId('usr'), `${newId('tnt')}x`, newId('tnt')])(
    'answers 404 for %s',
    async (tenantId) => {
      const { call } = await created();

      expect(await call('getTenant', { tenantId })).toMatchObject({
        status: 404,
        body: { type: 'urn:freehold:problem:not-found' },
      });
    },
  );
});
