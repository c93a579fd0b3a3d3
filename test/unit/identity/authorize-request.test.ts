import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  authorizerHarness,
  type AuthorizerHarness,
  acme,
  globex,
  operators,
  LIST_RECORDS,
  LIST_TENANTS,
  refused,
  sessionOf,
} from '../../support/identity/authorizer-harness.ts';
import { TENANT_ROLE_PERMISSIONS } from '../../../core/access/roles.ts';
import { logger } from '../../../kit/log.ts';
import { issuerOf, TokenMint } from '../../support/identity/token-mint.ts';

let registry: AuthorizerHarness['registry'];
let network: AuthorizerHarness['network'];
let log: AuthorizerHarness['log'];
let judge: AuthorizerHarness['judge'];
let judgeToken: AuthorizerHarness['judgeToken'];

beforeEach(() => {
  ({ registry, network, log, judge, judgeToken } = authorizerHarness());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the authorizer admits', () => {
  afterEach(() => {
    expect(network).not.toHaveBeenCalled();
  });

  it('a user of an active tenant, with all that the functions need to know', async () => {
    registry.setMember(sessionOf(acme), { role: 'admin' });
    const token = acme.accessToken({ 'cognito:groups': ['owner'] });

    expect(await judgeToken(token)).toEqual({
      kind: 'user',
      tenantId: 'tnt_eu-west-1_Acme00001',
      tenantName: 'Acme',
      plan: 'pro',
      planFeatures: '10_users',
      isolation: 'shared_schema',
      region: 'us-east-1',
      writes: 'open',
      id: 'user-1',
      email: 'user-1@acme.example',
      role: 'admin',
      permissions: TENANT_ROLE_PERMISSIONS.admin.join(' '),
      userPoolId: acme.userPoolId,
      sessionId: 'session-1',
      expiresAt: expect.any(Number) as number,
    });
  });

  it('both forms of issuer that Cognito mints for the pool', async () => {
    const original = acme.accessToken({ iss: issuerOf(acme.userPoolId, 'cognito-idp') });
    const updated = acme.accessToken({ iss: issuerOf(acme.userPoolId, 'issuer-cognito-idp') });

    expect(await judgeToken(original)).toMatchObject({ kind: 'user' });
    expect(await judgeToken(updated)).toMatchObject({ kind: 'user' });
  });

  it('a token named with the scheme in any case', async () => {
    expect(await judge(`bearer ${acme.accessToken()}`)).toMatchObject({ kind: 'user' });
  });

  it('with one read of the registry, shared by the requests of a moment', async () => {
    const token = acme.accessToken();
    await Promise.all([judgeToken(token), judgeToken(token, 'GET /v1/records')]);
    await judgeToken(token);

    expect(registry.reads).toBe(1);
  });

  it('anyone on an open route, reading nothing', async () => {
    expect(await judge(undefined, 'POST /v1/sessions')).toBeNull();
    expect(registry.reads).toBe(0);
  });
});

describe('operators and keys that are not stored', () => {
  const publish = ({ jwks }: TokenMint) => {
    network.mockImplementation(() => Promise.resolve(new Response(jwks)));
  };

  it('admits an operator, with the keys the pool itself publishes, fetched once', async () => {
    publish(operators);
    const token = operators.accessToken();

    expect(await judgeToken(token, LIST_TENANTS)).toMatchObject({
      kind: 'operator',
      id: 'user-1',
    });
    await judgeToken(token, 'GET /v1/me');
    expect(network).toHaveBeenCalledTimes(1);
    expect(network.mock.calls[0]?.[0]).toBe(
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Operators/.well-known/jwks.json',
    );
  });

  it("keeps an operator out of the tenants' data", async () => {
    publish(operators);
    const token = operators.accessToken({ 'cognito:groups': ['owner'] });
    expect(await judgeToken(token, LIST_RECORDS)).toEqual(refused('NotPermitted'));
  });

  it('refuses an ended session of an operator', async () => {
    publish(operators);
    await registry.endSession(sessionOf(operators));

    expect(await judgeToken(operators.accessToken(), LIST_TENANTS)).toEqual(
      refused('SessionEnded'),
    );
  });

  it("follows a pool's new key by asking that pool, for both issuer forms", async () => {
    const rotated = new TokenMint(acme.userPoolId);
    publish(rotated);

    for (const host of ['cognito-idp', 'issuer-cognito-idp']) {
      const token = rotated.accessToken({ iss: issuerOf(acme.userPoolId, host) });
      expect(await judgeToken(token)).toMatchObject({ kind: 'user' });
    }
    expect(new Set(network.mock.calls.map(([uri]) => uri))).toEqual(
      new Set([
        'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Acme00001/.well-known/jwks.json',
      ]),
    );
  });

  it('asks once only for keys that nobody has', async () => {
    publish(acme);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const forged = globex.accessToken(acme.claims());
      expect(await judgeToken(forged)).toEqual(refused('TokenInvalid'));
    }
    expect(network).toHaveBeenCalledTimes(1);
  });

  it('tells an outage, and no fault of the token, when keys or registry cannot be had', async () => {
    const outage = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    expect(await judgeToken(operators.accessToken(), LIST_TENANTS)).toEqual(refused('Unavailable'));

    const throttled = Object.assign(new Error('Slow.'), { name: 'ThrottlingException' });
    vi.spyOn(registry, 'lookUp').mockRejectedValueOnce(throttled);
    expect(await judgeToken(acme.accessToken())).toEqual(refused('Unavailable'));
    expect(outage).toHaveBeenCalledTimes(2);
    expect(await judgeToken(acme.accessToken())).toMatchObject({ kind: 'user' });
  });

  it('throws what is a bug: the gateway remembers no 500', async () => {
    vi.spyOn(registry, 'lookUp').mockRejectedValueOnce(new Error('a bug'));
    await expect(judgeToken(acme.accessToken())).rejects.toThrow('a bug');
  });

  it('logs neither token nor name', async () => {
    const token = acme.accessToken();
    await judgeToken(token);

    const lines = JSON.stringify(log.mock.calls);
    expect(lines).toContain('API_AUTHORIZATION');
    expect(lines).not.toContain(token);
    expect(lines).not.toContain('user-1-name');
  });
});
