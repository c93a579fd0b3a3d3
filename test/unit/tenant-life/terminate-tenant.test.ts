import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { acme, OPERATOR, tenantsApi } from '../../support/tenants/tenants-api.ts';
import { tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const DAY_MS = 86_400_000;

async function active() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  const tenantId = body.id as TenantId;
  api.store.activate(tenantId);
  api.store.events.length = 0;
  const { call } = api;
  const terminate = (headers = {}, note?: string) =>
    call('terminateTenant', { tenantId, headers, body: note === undefined ? {} : { note } });
  const restore = (headers = {}) => call('restoreTenant', { tenantId, headers });
  return { ...api, tenantId, terminate, restore };
}

const notPossible = (state: string, possible: string[]) => ({
  status: 409,
  body: { type: 'urn:freehold:problem:transition-not-possible', state, possible },
});

describe('POST /v1/tenants/{tenantId}/terminate', () => {
  it('ends the access at once, keeps the data for the grace, and starts its job', async () => {
    const { terminate, store, tenantId, clock, runs, call } = await active();
    const eraseAt = new Date(clock.now.getTime() + 30 * DAY_MS);
    const { status, headers, body } = await terminate({}, 'The contract has ended.');
    expect(status).toBe(202);
    const { job } = body as { job: { id: string } };
    expect(job).toMatchObject({
      type: 'termination',
      phase: 'ending-access',
      report: { eraseAt: eraseAt.toISOString() },
    });
    expect(headers).toMatchObject({ location: `/v1/tenants/${tenantId}/jobs/${job.id}` });
    expect(runs).toEqual([job.id]);
    expect(store.tenants.get(tenantId)).toMatchObject({
      state: 'terminated',
      termination: {
        by: OPERATOR,
        note: 'The contract has ended.',
        at: clock.now,
        eraseAt,
        remindAt: new Date(eraseAt.getTime() - 7 * DAY_MS),
      },
    });
    expect(store.events).toMatchObject([
      { type: 'tenant.terminated', actor: OPERATOR, data: { eraseAt: eraseAt.toISOString() } },
    ]);
    expect(await call('getTenant', { tenantId })).toMatchObject({
      body: { termination: { by: OPERATOR, eraseAt: eraseAt.toISOString() } },
    });
  });

  it('happens once of 20 requests at once, and a repetition of a key answers its job', async () => {
    const { terminate, store, life } = await active();
    const answers = await Promise.all(Array.from({ length: 20 }, () => terminate()));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(store.events).toHaveLength(1);
    expect(life.jobs.jobs.size).toBe(1);

    const other = await active();
    const first = await other.terminate({ 'idempotency-key': 'one' });
    expect(await other.terminate({ 'idempotency-key': 'one' })).toEqual(first);
    expect(other.store.events).toHaveLength(1);
  });

  it('is refused while it is terminated', async () => {
    const { terminate } = await active();
    await terminate();
    expect(await terminate()).toMatchObject(notPossible('terminated', ['restore', 'erase']));
  });
});

describe('POST /v1/tenants/{tenantId}/restore', () => {
  it('brings back all that was there, a suspension included', async () => {
    const { terminate, restore, store, tenantId, call } = await active();
    await call('suspendTenant', { tenantId, body: { reason: 'billing' } });
    const before = store.tenants.get(tenantId);
    await terminate();
    expect(await restore()).toMatchObject({ status: 202, body: { type: 'restoration' } });
    const after = store.tenants.get(tenantId);
    expect({ ...after, version: before?.version }).toEqual({ ...before, termination: undefined });
    expect(after).toMatchObject({ state: 'suspended' });
    expect(store.events.at(-1)).toMatchObject({
      type: 'tenant.restored',
      data: { state: 'suspended' },
    });
  });

  it('leaves out what was settled meanwhile', async () => {
    const { terminate, restore, store, tenantId, call } = await active();
    const body = { reason: 'billing' };
    await call('suspendTenant', { tenantId, body });
    await terminate();
    expect(await call('resumeTenant', { tenantId, body })).toMatchObject({
      status: 200,
      body: { state: 'terminated' },
    });
    await restore();
    expect(store.tenants.get(tenantId)).toMatchObject({ state: 'active' });
  });

  it('is refused once the grace is over, and for a tenant that was not terminated or was given up', async () => {
    const { terminate, restore, clock, store, tenantId } = await active();
    expect(await restore()).toMatchObject(notPossible('active', ['suspend', 'plan', 'terminate']));
    await terminate();
    clock.now = new Date(clock.now.getTime() + 30 * DAY_MS);
    expect(await restore()).toMatchObject(notPossible('terminated', ['erase']));
    const tenant = store.tenants.get(tenantId);
    if (tenant) store.tenants.set(tenantId, { ...tenant, termination: undefined });
    expect(await restore()).toMatchObject(notPossible('terminated', []));
  });
});

describe('POST /v1/termination', () => {
  it('ends the own tenant, of an owner who repeats its slug, and of nobody else', async () => {
    const { call, store, tenantId } = await active();
    const identity = { ...tenantIdentity('owner'), tenantId };
    const ask = (slug: string, as = identity) =>
      call('terminateOwnTenant', { identity: as, body: { slug } });
    expect(await ask('acme', { ...tenantIdentity('admin'), tenantId })).toMatchObject({
      status: 403,
    });
    expect(await ask('globex')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/slug' }] },
    });
    expect(store.events).toEqual([]);
    expect(await ask('acme')).toMatchObject({
      status: 202,
      body: { tenantId, eraseAt: '2026-12-23T16:00:00.000Z' },
    });
    expect(store.events).toMatchObject([
      { type: 'tenant.terminated', actor: { kind: 'user', id: identity.id } },
    ]);
  });
});
