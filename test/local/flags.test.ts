import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STALENESS_LIMIT_SECONDS } from '../../core/identity/freshness.ts';
import { newId } from '../../kit/id.ts';
import { call, callFor, createTenant, operatorToken, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { tokenOf } from '../support/identity/tenant-sessions.ts';

const FLAG = `flag_${Date.now()}`;
const PATH = `/v1/flags/${FLAG}`;

type Shown = { features: { feature: string; granted: boolean; from: string; until?: string }[] };

let acme: TestTenant;
let token: string;
let operator: string;

beforeAll(async () => {
  [acme, operator] = await Promise.all([createTenant({ plan: 'pro' }), operatorToken()]);
  token = (await tokenOf(acme)).accessToken;
});
afterAll(() => call(`DELETE ${PATH}`, { token: operator }));

const show = async (feature: string) => {
  const { features } = await callFor<Shown>('GET /v1/entitlements', { token });
  return features.find((shown) => shown.feature === feature);
};
const put = (body: object) =>
  callFor<{ version: number }>(`PUT ${PATH}`, { token: operator, body });

/** The seconds until the tenant's user is told so; the request before it, so that something is remembered. */
async function secondsUntil(
  feature: string,
  told: object | undefined,
  change: () => Promise<unknown>,
) {
  await show(feature);
  await change();
  const began = Date.now();
  await eventually(
    async () => {
      const shown = await show(feature);
      if (told === undefined) expect(shown).toBeUndefined();
      else expect(shown).toMatchObject(told);
    },
    { seconds: 30, everyMilliseconds: 50 },
  );
  return (Date.now() - began) / 1_000;
}

const on = { granted: true, from: 'flag' };
const off = { granted: false, from: 'flag' };

describe('a flag', () => {
  it.each([
    ['for all tenants', { percentage: 100 }, on],
    ['that is killed', { percentage: 100, kill: true }, off],
    ['that says nothing', {}, undefined],
  ])('%s acts within five seconds', async (_what, rule, told) => {
    const seconds = await secondsUntil(FLAG, told, () => put(rule));
    expect(seconds).toBeLessThan(STALENESS_LIMIT_SECONDS);
  });

  it('for one user acts within five seconds, and is no other tenant’s', async () => {
    const { userId } = await callFor<{ userId: string }>('GET /v1/me', { token });
    const rule = { onUsers: [{ tenantId: acme.id, userId }] };
    expect(await secondsUntil(FLAG, on, () => put(rule))).toBeLessThan(STALENESS_LIMIT_SECONDS);

    const other = { onUsers: [{ tenantId: newId('tnt'), userId }] };
    const seconds = await secondsUntil(FLAG, undefined, () => put(other));
    expect(seconds).toBeLessThan(STALENESS_LIMIT_SECONDS);
  });

  it('takes a feature of the plan from its tenants, and gives it back when it is deleted', async () => {
    const request = 'PUT /v1/flags/api_access';
    const kill = () => callFor(request, { token: operator, body: { kill: true } });
    const remove = () => call('DELETE /v1/flags/api_access', { token: operator });
    try {
      expect(await secondsUntil('api_access', off, kill)).toBeLessThan(STALENESS_LIMIT_SECONDS);
    } finally {
      const byPlan = { granted: true, from: 'plan' };
      expect(await secondsUntil('api_access', byPlan, remove)).toBeLessThan(
        STALENESS_LIMIT_SECONDS,
      );
    }
  });

  it('is listed, and changed in the version of If-Match alone', async () => {
    const { version } = await put({ description: 'Größer' });
    const listed = await call('GET /v1/flags', { token: operator });
    expectConforms('listFlags', listed);
    expect(JSON.stringify(listed.body)).toContain(`"${FLAG}"`);
    const headers = { 'if-match': `"${version + 1}"` };
    expect(await call(`PUT ${PATH}`, { token: operator, body: {}, headers })).toMatchObject({
      status: 412,
    });
  });

  it('is none of a tenant’s affairs', async () => {
    for (const request of ['GET /v1/flags', `PUT ${PATH}`, `DELETE ${PATH}`]) {
      const body = request.startsWith('PUT') ? {} : undefined;
      expect(await call(request, { token, body })).toMatchObject({ status: 403 });
    }
    expect(await call('GET /v1/entitlements', { token: operator })).toMatchObject({ status: 403 });
    expectConforms('showEntitlements', await call('GET /v1/entitlements', { token }));
  });
});

describe('an override', () => {
  it('acts within five seconds, and ends at its moment without a write', async () => {
    const until = new Date(Date.now() + 7_000).toISOString();
    const override = async () => {
      const body = { settings: { features: { sso_integration: { on: true, until } } } };
      const headers = { 'if-match': '*' };
      await callFor(`PATCH /v1/tenants/${acme.id}`, { token: operator, headers, body });
    };
    const told = { granted: true, from: 'override', until };
    expect(await secondsUntil('sso_integration', told, override)).toBeLessThan(
      STALENESS_LIMIT_SECONDS,
    );
    while (new Date().toISOString() < until) {
      const shown = await show('sso_integration');
      if (new Date().toISOString() < until) expect(shown).toMatchObject(told);
    }
    expect(await show('sso_integration')).toBeUndefined();
  });
});
