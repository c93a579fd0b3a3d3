import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiKeyGrant } from '../../../core/access/api-key-grant.ts';
import { hashOfKey, newApiKeyText } from '../../../core/access/api-key-text.ts';
import { REGISTRY_MEMORY_SECONDS } from '../../../core/identity/freshness.ts';
import { claimsOf } from '../../../core/rate-limits/claims-of.ts';
import { newId } from '../../../kit/id.ts';
import {
  acme,
  authorizerHarness,
  CREATE_RECORD,
  globex,
  LIST_RECORDS,
  refused,
  registrationOf,
  type AuthorizerHarness,
} from '../../support/identity/authorizer-harness.ts';

const { userPoolId } = acme;
const memberId = randomUUID();
const NOW = new Date('2026-11-27T12:00:30Z');

let harness: AuthorizerHarness;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  harness = authorizerHarness();
});
afterEach(() => {
  expect(harness.network).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A key in the registry, with its text. */
function aKey(changes: Partial<ApiKeyGrant> = {}) {
  const keyId = newId('key');
  const text = newApiKeyText({ userPoolId, keyId, mode: 'live', memberId: changes.memberId });
  const grant: ApiKeyGrant = {
    status: 'active',
    mode: 'live',
    permissions: 'records:read records:write',
    secretHash: hashOfKey(text),
    ...changes,
  };
  harness.registry.setKey(keyId, grant);
  const set = (change: Partial<ApiKeyGrant> | null) =>
    harness.registry.setKey(keyId, change && { ...grant, ...change });
  return { keyId, text, set };
}

const judge = (text: string, routeKey?: string) => harness.judgeToken(text, routeKey);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);

describe('the authorizer, of an API key', () => {
  it('finds the tenant, the permissions and its own limits, by either header', async () => {
    const { keyId, text } = aKey({ perMinute: '60', perHour: '500' });
    const principal = {
      kind: 'key',
      id: keyId,
      mode: 'live',
      permissions: 'records:read records:write',
      perMinute: 60,
      perHour: 500,
      tenantId: registrationOf(acme).tenantId,
      userPoolId,
      plan: 'pro',
      planFeatures: '10_users',
    };
    expect(await judge(text)).toMatchObject(principal);
    expect(await harness.judgeRequest({ 'x-api-key': text })).toMatchObject(principal);
    expect(await harness.judgeRequest({ 'x-api-key': text })).not.toHaveProperty(
      'memberId',
      expect.anything(),
    );
  });

  it('tells its own limit as limits are counted, beside the tenant’s', async () => {
    const settings = {
      ...{ isRateLimited: true, perTenant: {}, perPlan: {}, perClass: {}, perSource: {} },
      onOutage: { reads: 'allow' as const, writes: 'refuse' as const },
      storeTimeoutMs: 1,
    };
    const namesOf = async (changes: Partial<ApiKeyGrant>) => {
      const principal = await judge(aKey(changes).text);
      if (principal?.kind !== 'key') throw new Error('It was refused.');
      return claimsOf(settings, { principal, rateClass: 'standard' }, NOW).map(({ name }) => name);
    };
    expect(await namesOf({ perHour: '5' })).toEqual(['key', 'tenant']);
    expect(await namesOf({})).toEqual(['tenant']);
  });

  it('asks the registry once while it remembers, and nobody about a typo', async () => {
    const { text } = aKey();
    const typo = text.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const wrong of [typo, 'fh_live_x_00000000', 'fh_'])
      expect(await judge(wrong)).toEqual(refused('TokenInvalid'));
    expect(harness.registry.reads).toBe(0);

    for (let request = 0; request < 5; request += 1) await judge(text);
    expect(harness.registry.reads).toBe(1);
  });

  it('refuses two credentials at once, and none', async () => {
    const { text } = aKey();
    const both = { 'x-api-key': text, authorization: `Bearer ${acme.accessToken()}` };
    expect(await harness.judgeRequest(both)).toEqual(refused('TokenInvalid'));
    expect(await harness.judgeRequest({})).toEqual(refused('TokenInvalid'));
    expect(await harness.judgeRequest({ 'x-api-key': acme.accessToken() })).toEqual(
      refused('TokenInvalid'),
    );
  });

  it('refuses a made-up secret of a key that is there, and a key of another tenant’s pool', async () => {
    const { keyId, text } = aKey();
    const madeUp = newApiKeyText({ userPoolId, keyId, mode: 'live' });
    const elsewhere = newApiKeyText({ userPoolId: globex.userPoolId, keyId, mode: 'live' });
    for (const forged of [madeUp, elsewhere])
      expect(await judge(forged)).toEqual(refused('TokenInvalid'));
    expect(await judge(text)).toMatchObject({ kind: 'key' });
  });

  it.each([
    ['disabled', { status: 'disabled' }, 'KeyDisabled'],
    ['expired', { until: '2026-11-27T12:00:31Z' }, 'KeyExpired'],
    ['revoked', null, 'TokenInvalid'],
  ] as const)('refuses one that was %s, within five seconds', async (_, change, refusal) => {
    const { text, set } = aKey();
    expect(await judge(text)).toMatchObject({ kind: 'key' });
    set(change);
    pass(REGISTRY_MEMORY_SECONDS + 0.001);
    expect(await judge(text)).toEqual(refused(refusal));
  });

  it('refuses all keys of a tenant that is not active, within five seconds', async () => {
    const { text } = aKey();
    expect(await judge(text)).toMatchObject({ kind: 'key' });
    harness.registry.register(registrationOf(acme, { state: 'suspended' }));
    pass(REGISTRY_MEMORY_SECONDS + 0.001);
    expect(await judge(text)).toMatchObject(refused('TenantSuspended'));
  });

  it('refuses the keys of a tenant of another cell, and names it', async () => {
    harness.registry.register(registrationOf(acme, { cell: 'cell-2' }));
    expect(await judge(aKey().text)).toEqual({ ...refused('TenantElsewhere'), cell: 'cell-2' });
  });

  it('takes the secret before a rotation for the overlap, and the new one at once', async () => {
    const { keyId, text, set } = aKey();
    expect(await judge(text)).toMatchObject({ kind: 'key' });
    const next = newApiKeyText({ userPoolId, keyId, mode: 'live' });
    set({
      secretHash: hashOfKey(next),
      previousHash: hashOfKey(text),
      previousUntil: '2026-11-27T12:01:30Z',
    });
    expect(await judge(next)).toMatchObject({ kind: 'key' });
    pass(59);
    expect(await judge(text)).toMatchObject({ kind: 'key' });
    pass(2);
    expect(await judge(text)).toEqual(refused('TokenInvalid'));
    expect(await judge(next)).toMatchObject({ kind: 'key' });
  });

  it('lets it in from the allowed addresses alone, judged with each request', async () => {
    const { text } = aKey({ allowedAddresses: '198.51.100.0/24 2001:db8::/48' });
    const from = (sourceIp: string) => harness.judgeRequest({ 'x-api-key': text }, { sourceIp });
    expect(await from('198.51.100.7')).toMatchObject({ kind: 'key' });
    expect(await from('2001:db8::7')).toMatchObject({ kind: 'key' });
    expect(await from('203.0.113.7')).toEqual(refused('AddressNotAllowed'));
    expect(harness.registry.reads).toBe(1);
  });

  it('permits the routes of its permissions, and none of a person’s', async () => {
    const { text } = aKey({ permissions: 'records:read members:write api-keys:write' });
    expect(await judge(text, LIST_RECORDS)).toMatchObject({ permissions: 'records:read' });
    expect(await judge(text, 'GET /v1/me')).toMatchObject({ kind: 'key' });
    for (const route of [
      CREATE_RECORD,
      'POST /v1/me/password',
      'GET /v1/me/sessions',
      'DELETE /v1/sessions',
      'POST /v1/api-keys',
      'POST /v1/invitations',
      'POST /v1/members/{memberId}/transfer-ownership',
    ]) {
      expect(await judge(text, route)).toEqual(refused('NotPermitted'));
    }
  });
});

describe('a personal key', () => {
  const member = { userPoolId, userId: memberId };

  it('permits what its member may do now, too', async () => {
    harness.registry.setMember(member, { role: 'member' });
    const { text } = aKey({ memberId });
    expect(await judge(text)).toMatchObject({
      memberId,
      permissions: 'records:read records:write',
    });
    harness.registry.setMember(member, { role: 'viewer' });
    pass(REGISTRY_MEMORY_SECONDS + 0.001);
    expect(await judge(text)).toMatchObject({ permissions: 'records:read' });
    expect(await judge(text, CREATE_RECORD)).toEqual(refused('NotPermitted'));
  });

  it('is refused once he is disabled or removed, within five seconds', async () => {
    harness.registry.setMember(member);
    const { text } = aKey({ memberId });
    expect(await judge(text)).toMatchObject({ kind: 'key' });
    harness.registry.setMember(member, { status: 'disabled' });
    pass(REGISTRY_MEMORY_SECONDS + 0.001);
    expect(await judge(text)).toEqual(refused('KeyDisabled'));
    harness.registry.removeMember(member);
    pass(REGISTRY_MEMORY_SECONDS + 0.001);
    expect(await judge(text)).toEqual(refused('KeyDisabled'));
  });

  it('needs one read, as any credential', async () => {
    harness.registry.setMember(member);
    const { text } = aKey({ memberId });
    await judge(text);
    await judge(text);
    expect(harness.registry.reads).toBe(1);
  });
});

describe('when a key was used last', () => {
  it('is noted once a minute, of accepted requests', async () => {
    const { keyId, text, set } = aKey();
    for (let request = 0; request < 3; request += 1) await judge(text);
    const first = { userPoolId, keyId, usedAt: new Date('2026-11-27T12:00:00Z') };
    expect(harness.registry.keyUses).toEqual([first]);
    pass(30);
    await judge(text);
    expect(harness.registry.keyUses).toHaveLength(2);

    set({ lastUsedAt: '2026-11-27T12:02:00.000Z' });
    pass(60);
    await judge(text);
    expect(harness.registry.keyUses).toHaveLength(2);
    set({ status: 'disabled' });
    pass(120);
    await judge(text);
    expect(harness.registry.keyUses).toHaveLength(2);
  });
});
