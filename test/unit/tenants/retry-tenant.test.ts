import { describe, expect, it } from 'vitest';
import type { StepRecord } from '../../../core/provisioning/step-ledger.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import { acme, failure, OPERATOR, tenantsApi } from '../../support/tenants/tenants-api.ts';

async function created() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  const tenantId = body.id as TenantId;
  api.starter.started.length = 0;
  const retry = (headers = {}) => api.call('retryTenant', { tenantId, headers });
  return { ...api, tenantId, retry };
}

const step = (tenantId: TenantId, change: Partial<StepRecord>): StepRecord => ({
  tenantId,
  name: 'create-identity',
  status: 'undone',
  attempt: 1,
  revision: 4,
  ...change,
});

async function failed(isRetryable = true) {
  const api = await created();
  api.store.saveStep(step(api.tenantId, { name: 'create-dedicated-resources', status: 'undone' }));
  api.store.saveStep(step(api.tenantId, { name: 'create-identity', status: 'failed' }));
  api.store.recordFailure(api.tenantId, failure(isRetryable));
  return api;
}

async function activeWith(status: StepRecord['status']) {
  const api = await created();
  for (const name of ['create-dedicated-resources', 'create-identity'] as const) {
    api.store.saveStep(step(api.tenantId, { name, status: 'done' }));
  }
  const undo = { sendingAttempt: 1 };
  api.store.saveStep(step(api.tenantId, { name: 'send-welcome-email', status, undo }));
  api.store.activate(api.tenantId);
  return api;
}

describe('POST /v1/tenants/{tenantId}/retry', () => {
  it('takes a failed tenant to its next attempt: no failure, every step pending, told and started', async () => {
    const { call, clock, retry, starter, store, tenantId } = await failed();
    clock.now = new Date('2026-11-23T17:00:00.000Z');
    const { status, headers, body } = await retry();

    expect(status).toBe(202);
    expect(headers).toMatchObject({ location: `/v1/tenants/${tenantId}`, etag: '"3"' });
    expect(body).toMatchObject({ state: 'provisioning', attempt: 2, version: 3 });
    expect(body).not.toHaveProperty('failure');
    expect((body.steps as { status: string }[]).map((s) => s.status)).toEqual(
      Array(6).fill('pending'),
    );
    expect((await call('getTenant', { tenantId })).body).toEqual(body);
    expect(store.events.at(-1)).toMatchObject({
      type: 'tenant.provisioning_started',
      time: clock.now,
      actor: OPERATOR,
      data: { attempt: 2 },
    });
    expect(starter.started).toEqual([`${tenantId}-2`]);
  });

  it('goes on once when asked twice', async () => {
    const { retry, starter, store, tenantId } = await failed();
    const answers = await Promise.all([retry(), retry(), retry()]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    expect(await retry()).toMatchObject({
      status: 409,
      body: {
        type: 'urn:freehold:problem:tenant-not-retryable',
        detail: 'Its provisioning is under way.',
      },
    });
    expect(starter.started).toEqual([`${tenantId}-2`]);
    expect(store.events).toHaveLength(2);
  });

  it('gives a repetition of the same key the same answer, and another attempt to another key', async () => {
    const { retry, starter, store, tenantId } = await failed();
    const first = await retry({ 'idempotency-key': 'one' });
    store.recordFailure(tenantId, failure());

    expect(await retry({ 'idempotency-key': 'one' })).toEqual(first);
    expect(await retry({ 'idempotency-key': 'two' })).toMatchObject({ body: { attempt: 3 } });
    expect(starter.started).toEqual([`${tenantId}-2`, `${tenantId}-3`]);
  });

  it('refuses a key that created a tenant', async () => {
    const { call, retry, store, tenantId } = await failed();
    const headers = { 'idempotency-key': 'one' };
    await call('createTenant', { body: { ...acme, slug: 'globex' }, headers });
    const before = store.contents();

    expect(await retry(headers)).toMatchObject({ status: 422 });
    expect(store.contents()).toBe(before);
    expect(store.tenants.get(tenantId)).toMatchObject({ attempt: 1 });
  });

  it('answers 202 though the machine cannot be started', async () => {
    const { retry, starter } = await failed();
    starter.isDown = true;

    expect(await retry()).toMatchObject({ status: 202 });
  });

  it('sends the welcome e-mail of an active tenant anew, and it alone', async () => {
    const { call, retry, starter, store, tenantId } = await activeWith('failed');
    const { status, body } = await retry();

    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'active', attempt: 2 });
    expect((body.steps as { status: string }[]).map((s) => s.status)).toEqual([
      ...Array<string>(5).fill('done'),
      'pending',
    ]);
    const shown = (await call('getTenant', { tenantId })).body.steps as { status: string }[];
    expect(shown.map((s) => s.status)).toEqual([
      ...['done', 'done', 'pending', 'pending', 'pending', 'pending'],
    ]);
    expect(store.steps.at(-1)).toEqual({
      tenantId,
      name: 'send-welcome-email',
      status: 'pending',
      attempt: 2,
      revision: 5,
      undo: { sendingAttempt: 1 },
    });
    expect(store.events.at(-1)).toMatchObject({ type: 'tenant.welcome_retried', actor: OPERATOR });
    expect(starter.started).toEqual([`${tenantId}-2`]);
  });

  it.each(['pending', 'running', 'done'] as const)(
    'refuses an active tenant whose welcome e-mail is %s',
    async (status) => {
      const { retry, starter, store } = await activeWith(status);
      const before = store.contents();

      expect(await retry()).toMatchObject({ status: 409 });
      expect(store.contents()).toBe(before);
      expect(starter.started).toEqual([]);
    },
  );

  it('refuses a failure that another attempt cannot change, with its reason', async () => {
    const { retry, store } = await failed(false);
    const before = store.contents();

    expect(await retry()).toMatchObject({
      status: 409,
      body: { detail: 'Its provisioning cannot succeed: The user pool could not be made.' },
    });
    expect(store.contents()).toBe(before);
  });

  it('refuses while the provisioning is under way', async () => {
    const { retry } = await created();

    expect(await retry()).toMatchObject({ status: 409 });
  });

  it('answers 404 for a tenant that does not exist', async () => {
    const { call } = await created();
    for (const tenantId of [newId('tnt'), 'acme']) {
      expect(await call('retryTenant', { tenantId })).toMatchObject({ status: 404 });
    }
  });
});
