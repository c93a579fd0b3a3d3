import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Authenticated } from '../../../core/access/principal.ts';
import { aSession } from '../../support/identity/a-session.ts';
import { operatorIdentity, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';
import { meView } from '../../../functions/identity/schemas.ts';
import {
  acmePool,
  operatorPool,
  signInHarness,
  tenantOf,
} from '../../support/identity/sign-in-harness.ts';

const ada = { tenant: 'acme', email: 'ada@acme.example', password: 'ada-secret' };
const ended = { status: 401, body: { type: 'urn:freehold:problem:session-ended' } };

let harness: ReturnType<typeof signInHarness>;
beforeEach(() => {
  harness = signInHarness();
});

async function refreshTokenOf(person: object): Promise<string> {
  const { body } = await harness.signIn(person);
  return (body as { token: { refreshToken: string } }).token.refreshToken;
}

const identityOf = (sessionId: string, id = 'user-1'): Authenticated => ({
  ...tenantIdentity('admin'),
  tenantId: 'tnt_acme',
  plan: 'pro',
  planFeatures: '25_users api_access',
  featureOverrides: '{"sso_integration":true}',
  flagsOff: 'api_access',
  id,
  email: ada.email,
  userPoolId: acmePool.userPoolId,
  sessionId,
});
const operator: Authenticated = {
  ...operatorIdentity,
  id: 'op-1',
  email: 'op@freehold.example',
  sessionId: 'operator-session',
};

describe('POST /v1/sessions/refresh', () => {
  it('gives new tokens and keeps the refresh token', async () => {
    const refreshToken = await refreshTokenOf(ada);
    expect(await harness.refresh({ tenant: 'acme', refreshToken })).toMatchObject({
      status: 200,
      body: { token: { refreshToken, expiresIn: 1800 } },
    });
  });

  it('refreshes an operator without a tenant', async () => {
    const operator = { email: 'op@freehold.example', password: 'op-secret' };
    const refreshToken = await refreshTokenOf(operator);
    expect(await harness.refresh({ refreshToken })).toMatchObject({ status: 200 });
  });

  it('refuses garbage, a token of another tenant and an unknown tenant alike', async () => {
    const refreshToken = await refreshTokenOf(ada);
    const garbage = await harness.refresh({ tenant: 'acme', refreshToken: 'garbage' });

    expect(garbage).toMatchObject(ended);
    expect(await harness.refresh({ tenant: 'globex', refreshToken })).toEqual(garbage);
    expect(await harness.refresh({ tenant: 'nowhere', refreshToken })).toEqual(garbage);
    expect(await harness.refresh({ refreshToken })).toEqual(garbage);
  });

  it('refuses a tenant that is not active, to whom holds a right token only', async () => {
    const refreshToken = await refreshTokenOf(ada);
    harness.tenants.put(tenantOf('acme', { identity: acmePool, state: 'suspended' }));

    expect(await harness.refresh({ tenant: 'acme', refreshToken })).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:tenant-suspended' },
    });
    expect(await harness.refresh({ tenant: 'acme', refreshToken: 'x' })).toMatchObject(ended);
  });

  it('refuses an ended session though the provider would still refresh it', async () => {
    const refreshToken = await refreshTokenOf(ada);
    const refreshed = await harness.provider.refresh(acmePool, refreshToken);
    if (!refreshed.ok) throw new Error('not refreshed');
    const { sessionId, userId } = refreshed.value;
    await harness.end(identityOf(sessionId, userId));

    expect(await harness.refresh({ tenant: 'acme', refreshToken })).toMatchObject(ended);
  });
});

describe('DELETE /v1/sessions', () => {
  it('ends the session, again and again, without the directory of users', async () => {
    const session = { ...acmePool, userId: 'user-1', sessionId: 's-1' };
    await harness.registry.beginSession(session, aSession(), new Date('2100-01-01'));
    expect(await harness.end(identityOf('s-1'))).toMatchObject({ status: 204 });
    expect(await harness.end(identityOf('s-1'))).toMatchObject({ status: 204 });

    expect(harness.registry.standsUntil(session)).toBeUndefined();
    expect(harness.provider.calls).toEqual([]);
  });

  it("ends an operator's session in the operators' pool", async () => {
    const session = { ...operatorPool, userId: 'op-1', sessionId: 'operator-session' };
    await harness.registry.beginSession(session, aSession(), new Date('2100-01-01'));
    await harness.end(operator);
    expect(harness.registry.standsUntil(session)).toBeUndefined();
  });
});

describe('GET /v1/me', () => {
  it('shows a user with role, tenant and features, and asks nobody', async () => {
    const find = vi.spyOn(harness.tenants, 'find');
    const { status, body } = await harness.showMe(identityOf('s-1'));
    expect(harness.provider.calls).toEqual([]);
    expect(harness.registry.reads).toBe(0);
    expect(find).not.toHaveBeenCalled();

    expect(status).toBe(200);
    expect(meView.parse(body)).toEqual(body);
    expect(body).toEqual({
      kind: 'tenant',
      userId: 'user-1',
      email: 'ada@acme.example',
      role: 'admin',
      permissions: expect.arrayContaining(['members:write']) as string[],
      tenant: {
        id: 'tnt_acme',
        name: 'Acme',
        plan: 'pro',
        features: ['25_users', 'sso_integration'],
      },
    });
  });

  it('shows an operator', async () => {
    expect(await harness.showMe(operator)).toMatchObject({
      status: 200,
      body: {
        kind: 'operator',
        userId: 'op-1',
        email: 'op@freehold.example',
        permissions: expect.arrayContaining(['tenants:read']) as string[],
      },
    });
  });
});
