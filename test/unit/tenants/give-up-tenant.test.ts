import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import {
  acme,
  failure,
  OPERATOR,
  tenantsApi,
  type Answer,
} from '../../support/tenants/tenants-api.ts';

async function created() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  const tenantId = body.id as TenantId;
  api.starter.started.length = 0;
  const giveUp = async (headers = {}) => {
    const answer = await api.call('terminateTenant', { tenantId, headers, body: {} });
    return { ...answer, body: (answer.body.tenant ?? answer.body) as Answer['body'] };
  };
  return { ...api, tenantId, giveUp };
}

async function failed(isRetryable = true) {
  const api = await created();
  api.store.recordFailure(api.tenantId, failure(isRetryable));
  return api;
}

const refused = (detail: string) => ({
  status: 409,
  body: { type: 'urn:freehold:problem:tenant-not-given-up', detail },
});

describe('POST /v1/tenants/{tenantId}/terminate of a tenant that never became active', () => {
  it.each([true, false])(
    'begins to remove what a failure left, retryable: %s',
    async (retryable) => {
      const { giveUp, starter, store, tenantId } = await failed(retryable);
      const { status, headers, body } = await giveUp();

      expect(status).toBe(202);
      expect(headers).toMatchObject({ location: `/v1/tenants/${tenantId}`, etag: '"3"' });
      expect(body).toMatchObject({ state: 'provisioning', attempt: 2 });
      expect(body).not.toHaveProperty('failure');
      expect(store.tenants.get(tenantId)).toMatchObject({ givenUpAttempt: 2 });
      expect(store.events.at(-1)).toMatchObject({
        type: 'tenant.give_up_started',
        actor: OPERATOR,
        data: { slug: 'acme' },
      });
      expect(starter.started).toEqual([`${tenantId}-2-compensate`]);
    },
  );

  it('begins once, and goes on when asked again', async () => {
    const { call, giveUp, starter, store, tenantId } = await failed();
    const answers = await Promise.all([giveUp(), giveUp()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await giveUp()).toMatchObject({ status: 202, body: { attempt: 2 } });
    expect(store.events).toHaveLength(2);
    expect(new Set(starter.started)).toEqual(new Set([`${tenantId}-2-compensate`]));
    expect(await call('retryTenant', { tenantId })).toMatchObject({ status: 409 });
  });

  it('answers a repetition of the same key as it did', async () => {
    const { giveUp, starter, store, tenantId } = await failed();
    const first = await giveUp({ 'idempotency-key': 'one' });
    store.recordFailure(tenantId, failure());
    expect(await giveUp({ 'idempotency-key': 'one' })).toEqual(first);
    expect(await giveUp({ 'idempotency-key': 'two' })).toMatchObject({ body: { attempt: 3 } });
    expect(starter.started).toEqual([`${tenantId}-2-compensate`, `${tenantId}-3-compensate`]);
  });

  it('answers 202 though the machine cannot be started: the sweeper will', async () => {
    const { giveUp, starter } = await failed();
    starter.isDown = true;
    expect(await giveUp()).toMatchObject({ status: 202 });
  });

  it('has nothing to do for a tenant that is given up', async () => {
    const { giveUp, starter, store, tenantId } = await failed();
    const tenant = store.tenants.get(tenantId);
    if (tenant) store.tenants.set(tenantId, { ...tenant, state: 'terminated' });
    const before = store.contents();
    expect(await giveUp()).toMatchObject({ status: 202, body: { state: 'terminated' } });
    expect(store.contents()).toBe(before);
    expect(starter.started).toEqual([]);
  });

  it('refuses a tenant that is still in the making', async () => {
    const { giveUp, store } = await created();
    const before = store.contents();
    expect(await giveUp()).toMatchObject(
      refused('Its provisioning is under way: wait until it is active or has failed.'),
    );
    expect(store.contents()).toBe(before);
  });

  it('answers 404 for a tenant that does not exist', async () => {
    const { call } = await created();
    expect(await call('terminateTenant', { tenantId: newId('tnt'), body: {} })).toMatchObject({
      status: 404,
    });
  });
});
