import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { STALENESS_LIMIT_SECONDS } from '../../core/identity/freshness.ts';
import {
  call,
  callFor,
  createTenant,
  operatorToken,
  signIn,
  type TestTenant,
} from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { mailTo } from '../support/mail-to.ts';

type Shown = { readonly state: string; readonly plan: string };
type Job = { readonly id: string; readonly state: string };

const CLIENTS = 20;
const NOTES = '/v1/records/notes';

let token: string;
beforeAll(async () => {
  token = await operatorToken();
});

const show = ({ id }: TestTenant) => callFor<Shown>(`GET /v1/tenants/${id}`, { token });
const ask = ({ id }: TestTenant, what: string, body: object = {}) =>
  call(`POST /v1/tenants/${id}/${what}`, { token, body });
const untilDone = ({ id }: TestTenant, job: Job) =>
  eventually(
    async () =>
      expect(await callFor<Job>(`GET /v1/tenants/${id}/jobs/${job.id}`, { token })).toMatchObject({
        state: 'succeeded',
      }),
    { seconds: 120 },
  );
const problem = (type: string) =>
  expect.objectContaining({ type: `urn:freehold:problem:${type}` }) as object;

describe('a suspension', () => {
  it('is in force for tokens and keys of 20 clients within five seconds, until the last of three reasons is lifted', async () => {
    const tenant = await createTenant({ plan: 'pro' });
    const owner = await signIn(tenant.admin, tenant.slug);
    await callFor(`POST ${NOTES}`, { token: owner, body: { text: 'Kept.' } });
    const { secret } = await callFor<{ secret: string }>('POST /v1/api-keys', {
      token: owner,
      body: { name: 'Import', permissions: ['records:read'] },
    });
    let [suspendedAt, lastAcceptedAt, accepted] = [Infinity, 0, 0];
    const client = async (_: unknown, at: number) => {
      const credential = at % 2 === 0 ? owner : secret;
      while (Date.now() < suspendedAt + 7_000) {
        const sentAt = Date.now();
        const { status } = await call(`GET ${NOTES}`, { token: credential });
        if (status !== 200) continue;
        accepted += 1;
        lastAcceptedAt = Math.max(lastAcceptedAt, sentAt);
      }
    };
    const clients = Array.from({ length: CLIENTS }, client);
    while (accepted < CLIENTS) await sleep(100);
    for (const reason of ['billing', 'abuse', 'operator']) {
      const answer = await ask(tenant, 'suspend', { reason });
      expectConforms('suspendTenant', answer);
      suspendedAt = Math.min(suspendedAt, Date.now());
    }
    await Promise.all(clients);
    const seconds = Math.max(0, lastAcceptedAt - suspendedAt) / 1_000;
    console.log(`Last accepted ${seconds} s after the suspension, of ${accepted} by ${CLIENTS}.`);
    expect(seconds).toBeLessThanOrEqual(STALENESS_LIMIT_SECONDS);

    const body = { ...tenant.admin, tenant: tenant.slug };
    const refused = await call('POST /v1/sessions', { body });
    expect(refused).toMatchObject({ status: 403, body: problem('tenant-suspended') });
    expect(refused.body).toMatchObject({ reasons: ['billing', 'abuse', 'operator'] });
    for (const reason of ['abuse', 'billing']) {
      expect((await ask(tenant, 'resume', { reason })).body).toMatchObject({ state: 'suspended' });
    }
    const resumed = await ask(tenant, 'resume', { reason: 'operator' });
    expectConforms('resumeTenant', resumed);
    expect(resumed.body).toMatchObject({ state: 'active' });
    for (const credential of [owner, secret]) {
      await eventually(
        async () =>
          expect(await call(`GET ${NOTES}`, { token: credential })).toMatchObject({
            status: 200,
            body: { items: [{ data: { text: 'Kept.' } }] },
          }),
        { seconds: STALENESS_LIMIT_SECONDS },
      );
    }
    await eventually(async () => expect(await mailTo(tenant.admin.email)).toMatch(/ suspended/), {
      seconds: 60,
    });
  });
});

describe('the end of a tenant', () => {
  it('is taken back with all that it had; its owner ends it, an operator brings it back', async () => {
    const tenant = await createTenant();
    const owner = await signIn(tenant.admin, tenant.slug);
    await callFor(`POST ${NOTES}`, { token: owner, body: { text: 'Kept.' } });
    const ended = await call('POST /v1/termination', {
      token: owner,
      body: { slug: tenant.slug, note: 'We have moved on.' },
    });
    expectConforms('terminateOwnTenant', ended);
    expect(await show(tenant)).toMatchObject({ state: 'terminated' });
    await eventually(
      async () =>
        expect(await call(`GET ${NOTES}`, { token: owner })).toMatchObject({ status: 403 }),
      { seconds: STALENESS_LIMIT_SECONDS },
    );
    const again = await ask(tenant, 'terminate');
    expectConforms('terminateTenant', again);
    expect(again).toMatchObject({
      status: 409,
      body: { state: 'terminated', possible: ['restore', 'erase'] },
    });
    const { body } = await call(`GET /v1/tenants/${tenant.id}/jobs`, { token });
    const [job] = (body as { items: Job[] }).items;
    if (job) await untilDone(tenant, job);

    const restored = await ask(tenant, 'restore');
    expectConforms('restoreTenant', restored);
    await untilDone(tenant, restored.body as Job);
    expect(await call(`GET ${NOTES}`, { token: owner })).toMatchObject({
      status: 200,
      body: { items: [{ data: { text: 'Kept.' } }] },
    });
    await eventually(
      async () => expect(await mailTo(tenant.admin.email)).toMatch(/is (terminated|restored)/),
      { seconds: 60 },
    );
  });
});

describe('a change of plan', () => {
  it('holds at once upward, and is refused downward with all that is over', async () => {
    const tenant = await createTenant({ plan: 'basic' });
    const owner = await signIn(tenant.admin, tenant.slug);
    const put = (plan: string) =>
      call(`PUT /v1/tenants/${tenant.id}/plan`, { token, body: { plan } });
    const upward = await put('pro');
    expectConforms('changePlan', upward);
    await untilDone(tenant, upward.body as Job);
    const key = { name: 'Import', permissions: ['records:read'] };
    expect(await call('POST /v1/api-keys', { token: owner, body: key })).toMatchObject({
      status: 201,
    });
    const downward = await put('basic');
    expectConforms('changePlan', downward);
    expect(downward).toMatchObject({
      status: 409,
      body: { over: [{ of: 'api-keys', used: 1, limit: 0 }] },
    });
    expect(await show(tenant)).toMatchObject({ plan: 'pro' });
  });
});
