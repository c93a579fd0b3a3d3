import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSession } from '../../support/identity/a-session.ts';
import {
  REGISTRY_MEMORY_SECONDS,
  STALENESS_LIMIT_SECONDS,
} from '../../../core/identity/freshness.ts';
import {
  authorizerHarness,
  type AuthorizerHarness,
  acme,
  globex,
  stranger,
  registrationOf,
  sessionOf,
  refused,
} from '../../support/identity/authorizer-harness.ts';
import { issuerOf } from '../../support/identity/token-mint.ts';
const forever = new Date('2100-01-01');

let registry: AuthorizerHarness['registry'];
let network: AuthorizerHarness['network'];
let judge: AuthorizerHarness['judge'];
let judgeToken: AuthorizerHarness['judgeToken'];

beforeEach(() => {
  ({ registry, network, judge, judgeToken } = authorizerHarness());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the authorizer refuses', () => {
  afterEach(() => {
    expect(network).not.toHaveBeenCalled();
  });

  it('no token', async () => {
    expect(await judge(undefined)).toEqual(refused('TokenInvalid'));
    expect(await judge('')).toEqual(refused('TokenInvalid'));
    expect(await judge('Bearer ')).toEqual(refused('TokenInvalid'));
    expect(await judge(`Basic ${acme.accessToken()}`)).toEqual(refused('TokenInvalid'));
  });

  it('garbage', async () => {
    for (const garbage of ['x', 'a.b.c', '....', `${acme.accessToken()}x`, 'bnVsbA.bnVsbA.x']) {
      expect(await judgeToken(garbage)).toEqual(refused('TokenInvalid'));
    }
  });

  it('a token whose payload was exchanged', async () => {
    const [header, , signature] = acme.accessToken().split('.');
    const [, payload] = acme.accessToken({ sub: 'user-2' }).split('.');

    expect(await judgeToken([header, payload, signature].join('.'))).toEqual(
      refused('TokenInvalid'),
    );
  });

  it('the algorithm "none", before anything is read', async () => {
    expect(await judgeToken(acme.unsignedToken())).toEqual(refused('TokenInvalid'));
    expect(await judgeToken(`${acme.unsignedToken()}c2ln`)).toEqual(refused('TokenInvalid'));
    expect(registry.reads).toBe(0);
  });

  it('an HS256 token signed with the public key, before anything is read', async () => {
    expect(await judgeToken(acme.hmacToken())).toEqual(refused('TokenInvalid'));
    expect(registry.reads).toBe(0);
  });

  it("a token that another tenant's pool signed for this tenant's pool", async () => {
    const forged = globex.accessToken(acme.claims(), { kid: acme.kid });
    expect(await judgeToken(forged)).toEqual(refused('TokenInvalid'));
  });

  it('nothing of another tenant: its user stays in its own tenant, whatever the claims say', async () => {
    const token = globex.accessToken({ 'custom:tenantId': 'tnt_eu-west-1_Acme00001' });
    expect(await judgeToken(token)).toMatchObject({ tenantId: 'tnt_eu-west-1_Globex001' });
  });

  it('a foreign pool with the same claims and a signature of its own', async () => {
    const token = stranger.accessToken({ ...acme.claims(), iss: issuerOf(stranger.userPoolId) });
    expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
  });

  it('another client of the same pool', async () => {
    const token = acme.accessToken({ aud: 'another-client' });
    expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
  });

  it('an access token of Cognito, which would be good for its own operations too', async () => {
    const token = acme.accessToken({ token_use: 'access', client_id: acme.clientId });
    expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
  });

  it('an expired token, by a reason of its own', async () => {
    const token = acme.accessToken({ exp: Math.floor(Date.now() / 1000) - 1 });
    expect(await judgeToken(token)).toEqual(refused('TokenExpired'));
  });

  it('an expired token of a forger as invalid: only a true token learns that it expired', async () => {
    const token = globex.accessToken({ ...acme.claims(), exp: 1 }, { kid: acme.kid });
    expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
  });

  it('a token that is not yet valid', async () => {
    const token = acme.accessToken({ nbf: Math.floor(Date.now() / 1000) + 60 });
    expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
  });

  it('a token without an expiry, a user or a session', async () => {
    for (const claim of ['exp', 'sub', 'email', 'origin_jti']) {
      const token = acme.accessToken({ [claim]: undefined });
      expect(await judgeToken(token)).toEqual(refused('TokenInvalid'));
    }
  });

  it('every third form of issuer, before anything is read', async () => {
    const issuers = [
      issuerOf(acme.userPoolId, 'evil-cognito-idp'),
      `https://cognito-idp.us-east-1.amazonaws.com/${acme.userPoolId}`,
      `https://cognito-idp.eu-west-1.amazonaws.com.evil.example/${acme.userPoolId}`,
      `http://cognito-idp.eu-west-1.amazonaws.com/${acme.userPoolId}`,
      `${issuerOf(acme.userPoolId)}/`,
      `https://evil.example/?${issuerOf(acme.userPoolId)}`,
      `${issuerOf(acme.userPoolId)}\n`,
      // Longer than a key of the registry can be.
      issuerOf(`${'a'.repeat(2_100)}_Acme00001`),
    ];
    for (const iss of issuers) {
      expect(await judgeToken(acme.accessToken({ iss }))).toEqual(refused('TokenInvalid'));
    }
    expect(registry.reads).toBe(0);
  });

  it('an ended session, and one that never began', async () => {
    const other = acme.accessToken({ origin_jti: 'session-2' });
    expect(await judgeToken(other)).toEqual(refused('SessionEnded'));

    await registry.beginSession(sessionOf(acme, 'session-3'), aSession(), forever);
    await registry.endSession(sessionOf(acme));
    expect(await judgeToken(acme.accessToken())).toEqual(refused('SessionEnded'));
    const standing = acme.accessToken({ origin_jti: 'session-3' });
    expect(await judgeToken(standing)).toMatchObject({ kind: 'user' });
  });

  it('all sessions that began before they were ended, but for the one that goes on', async () => {
    const validFrom = new Date(Date.now() + 1).toISOString();
    registry.setMember(sessionOf(acme), { validFrom });
    expect(await judgeToken(acme.accessToken())).toEqual(refused('SessionEnded'));

    const [key, begun] = [sessionOf(acme, 'session-2'), aSession(new Date(validFrom))];
    await registry.beginSession(key, begun, forever);
    expect(await judgeToken(acme.accessToken({ origin_jti: 'session-2' }))).toMatchObject({
      kind: 'user',
    });

    registry.setMember(sessionOf(globex), { validFrom, keptSession: 'session-1' });
    expect(await judgeToken(globex.accessToken())).toMatchObject({ kind: 'user' });
  });

  it('a disabled member, within five seconds', async () => {
    vi.useFakeTimers();
    expect(await judgeToken(acme.accessToken())).toMatchObject({ kind: 'user' });
    registry.setMember(sessionOf(acme), { status: 'disabled' });
    vi.advanceTimersByTime(REGISTRY_MEMORY_SECONDS * 1000 + 1);
    expect(await judgeToken(acme.accessToken())).toEqual(refused('SessionEnded'));
  });

  it('a tenant suspended after the token was issued, within five seconds', async () => {
    vi.useFakeTimers();
    const token = acme.accessToken();
    expect(await judgeToken(token)).toMatchObject({ kind: 'user' });

    registry.register(registrationOf(acme, { state: 'suspended' }));
    vi.advanceTimersByTime(REGISTRY_MEMORY_SECONDS * 1000 + 1);

    expect(await judgeToken(token)).toEqual(refused('TenantSuspended'));
    expect(REGISTRY_MEMORY_SECONDS).toBeLessThan(STALENESS_LIMIT_SECONDS);
  });

  it('a suspended tenant, with the reasons for its owners alone', async () => {
    const state = { state: 'suspended', suspendedFor: 'billing abuse' } as const;
    registry.register(registrationOf(acme, state));
    registry.setMember(sessionOf(acme), { role: 'owner' });
    const suspended = refused('TenantSuspended');
    expect(await judgeToken(acme.accessToken())).toEqual({
      ...suspended,
      reasons: 'billing abuse',
    });
    vi.useFakeTimers();
    vi.advanceTimersByTime(REGISTRY_MEMORY_SECONDS * 1000 + 1);
    registry.setMember(sessionOf(acme), { role: 'admin' });
    expect(await judgeToken(acme.accessToken())).toEqual(suspended);
  });

  it('every user of a tenant of another cell, which is named', async () => {
    registry.register(registrationOf(acme, { cell: 'cell-2' }));
    expect(await judgeToken(acme.accessToken())).toEqual({
      ...refused('TenantElsewhere'),
      cell: 'cell-2',
    });
    registry.register(registrationOf(globex, { cell: 'cell-1' }));
    expect(await judgeToken(globex.accessToken())).not.toMatchObject({ kind: 'refused' });
  });

  it.each(['provisioning', 'terminated'] as const)(
    'every user of a tenant that is %s',
    async (state) => {
      registry.register(registrationOf(acme, { state }));
      registry.setMember(sessionOf(acme), { role: 'owner' });
      expect(await judgeToken(acme.accessToken())).toMatchObject(refused('TenantNotActive'));
    },
  );

  it('a route that is not on the page, whoever asks', async () => {
    for (const route of ['$default', 'GET /v1/unknown']) {
      expect(await judgeToken(acme.accessToken(), route)).toEqual(refused('NotPermitted'));
    }
    expect(registry.reads).toBe(0);
  });

  it('gives a refused request no identity', async () => {
    registry.register(registrationOf(acme, { state: 'terminated' }));
    const context = (await judgeToken(acme.accessToken())) ?? {};
    expect(Object.keys(context).sort()).toEqual(['kind', 'refusal', 'state']);
  });
});
