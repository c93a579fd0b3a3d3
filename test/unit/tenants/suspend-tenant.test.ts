import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { suspendTenant } from '../../../core/tenants/suspend-tenant.ts';
import { resumeTenant } from '../../../core/tenants/resume-tenant.ts';
import { newId } from '../../../kit/id.ts';
import { acme, OPERATOR, tenantsApi } from '../../support/tenants/tenants-api.ts';

async function active() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  const tenantId = body.id as TenantId;
  api.store.activate(tenantId);
  api.store.events.length = 0;
  const ask = (operation: 'suspendTenant' | 'resumeTenant', reason: string, note?: string) =>
    api.call(operation, { tenantId, body: { reason, ...(note && { note }) } });
  const types = () => api.store.events.map(({ type }) => type);
  return { ...api, tenantId, ask, types };
}

describe('POST /v1/tenants/{tenantId}/suspend and /resume', () => {
  it('suspends with actor, reason and time, and tells it', async () => {
    const { ask, store, clock } = await active();
    const answer = await ask('suspendTenant', 'abuse', 'Spam was sent.');
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"3"' },
      body: {
        state: 'suspended',
        suspensions: [
          { reason: 'abuse', note: 'Spam was sent.', by: OPERATOR, since: clock.now.toISOString() },
        ],
      },
    });
    expect(store.events).toMatchObject([
      {
        type: 'tenant.suspended',
        actor: OPERATOR,
        data: { reason: 'abuse', note: 'Spam was sent.', reasons: ['abuse'] },
      },
    ]);
  });

  it('stacks reasons: each is lifted by itself, and the last one brings the tenant back', async () => {
    const { ask, store, tenantId, types } = await active();
    const before = store.tenants.get(tenantId);
    for (const reason of ['billing', 'abuse', 'tenant-request']) await ask('suspendTenant', reason);
    expect(await ask('resumeTenant', 'abuse')).toMatchObject({ body: { state: 'suspended' } });
    expect(await ask('resumeTenant', 'billing')).toMatchObject({
      body: { state: 'suspended', suspensions: [{ reason: 'tenant-request' }] },
    });
    const { body } = await ask('resumeTenant', 'tenant-request');
    expect(body).toMatchObject({ state: 'active' });
    expect(body).not.toHaveProperty('suspensions');
    const after = store.tenants.get(tenantId);
    expect({ ...after, version: before?.version }).toEqual({ ...before, suspensions: undefined });
    expect(types()).toEqual([
      ...Array.from({ length: 3 }, () => 'tenant.suspended'),
      'tenant.suspension_lifted',
      'tenant.suspension_lifted',
      'tenant.resumed',
    ]);
  });

  it('changes nothing for a reason that stands, or stands no more', async () => {
    const { ask, store } = await active();
    await ask('suspendTenant', 'abuse');
    const suspended = store.contents();
    expect(await ask('suspendTenant', 'abuse', 'Again.')).toMatchObject({ status: 200 });
    expect(await ask('resumeTenant', 'billing')).toMatchObject({ body: { state: 'suspended' } });
    expect(store.contents()).toBe(suspended);
    await ask('resumeTenant', 'abuse');
    const resumed = store.contents();
    expect(await ask('resumeTenant', 'abuse')).toMatchObject({ body: { state: 'active' } });
    expect(store.contents()).toBe(resumed);
  });

  it('refuses what the state does not admit, and says what it does', async () => {
    const { call, store } = tenantsApi();
    const { body } = await call('createTenant', { body: acme });
    const tenantId = body.id as TenantId;
    const ask = (operation: 'suspendTenant' | 'resumeTenant') =>
      call(operation, { tenantId, body: { reason: 'abuse' } });
    const refused = {
      status: 409,
      body: {
        type: 'urn:freehold:problem:transition-not-possible',
        state: 'provisioning',
        possible: [],
      },
    };
    expect(await ask('suspendTenant')).toMatchObject(refused);
    expect(await ask('resumeTenant')).toMatchObject(refused);
    store.activate(tenantId);
    await call('terminateTenant', { tenantId, body: {} });
    expect(await ask('suspendTenant')).toMatchObject({
      status: 409,
      body: {
        state: 'terminated',
        possible: ['restore', 'erase'],
        detail: 'The tenant is terminated. Possible now: restore, erase.',
      },
    });
  });

  it('answers 404 for a tenant that does not exist, 400 for a reason that is none', async () => {
    const { call, tenantId } = await active();
    const body = { reason: 'abuse' };
    expect(await call('suspendTenant', { tenantId: newId('tnt'), body })).toMatchObject({
      status: 404,
    });
    expect(await call('suspendTenant', { tenantId, body: { reason: 'mood' } })).toMatchObject({
      status: 400,
    });
  });

  it('can be asked by a part of the platform, and duplicates change nothing', async () => {
    const { life, tenantId, types, clock } = await active();
    const ports = { life, now: () => clock.now };
    const actor = { kind: 'system', id: 'billing' } as const;
    const request = { tenantId, reason: 'billing', occasion: { time: clock.now, actor } } as const;
    for (let times = 0; times < 3; times += 1) {
      expect(await suspendTenant(ports, request)).toMatchObject({
        ok: true,
        value: { state: 'suspended', suspensions: [{ by: actor }] },
      });
    }
    for (let times = 0; times < 3; times += 1) {
      expect(await resumeTenant(ports, request)).toMatchObject({ value: { state: 'active' } });
    }
    expect(types()).toEqual(['tenant.suspended', 'tenant.resumed']);
  });

  it('takes 20 suspensions and resumptions at once, one after the other', async () => {
    const { ask, types } = await active();
    const suspended = await Promise.all(
      Array.from({ length: 20 }, () => ask('suspendTenant', 'abuse')),
    );
    expect(suspended.every(({ status }) => status === 200)).toBe(true);
    expect(types()).toEqual(['tenant.suspended']);
    const reasons = ['billing', 'operator', 'tenant-request'];
    await Promise.all(reasons.map((reason) => ask('suspendTenant', reason)));
    expect(types()).toHaveLength(4);
    const resumed = await Promise.all(
      [...reasons, 'abuse'].map((reason) => ask('resumeTenant', reason)),
    );
    expect(resumed.filter(({ body }) => body.state === 'active')).toHaveLength(1);
  });
});
