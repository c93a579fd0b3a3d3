import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { hashOfKey, newApiKeyText, readApiKeyText } from '../../../core/access/api-key-text.ts';
import type { RefusedAttempt } from '../../../core/audit/refusal-log.ts';
import { refusal } from '../../../functions/edge/answer.ts';
import { edge } from '../../../functions/edge/api-handler.ts';
import type { ServedRoute } from '../../../functions/edge/edge-middleware.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { newId } from '../../../kit/id.ts';
import { logger } from '../../../kit/log.ts';
import { servedRoute } from '../../support/edge/middleware-request.ts';
import {
  acme,
  authorizerHarness,
  globex,
  stranger,
} from '../../support/identity/authorizer-harness.ts';
import {
  apiEvent,
  keyIdentity,
  operatorIdentity,
  supportIdentity,
  tenantIdentity,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';

vi.spyOn(logger, 'info').mockImplementation(() => undefined);
const error = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
const CONTEXT = { getRemainingTimeInMillis: () => 15_000 } as never;

/** The same key with a secret of somebody else's making. */
function otherSecret(text: string): string {
  const ref = readApiKeyText(text);
  return ref ? newApiKeyText(ref) : '';
}

async function serve(changes: Partial<ServedRoute>, request: RequestOf) {
  const told: RefusedAttempt[] = [];
  const refusals = { tell: (attempt: RefusedAttempt) => Promise.resolve(void told.push(attempt)) };
  const served = edge([{ ...servedRoute, ...changes }], { refusals });
  const { statusCode } = await served(apiEvent(servedRoute.key, request), CONTEXT);
  return { statusCode, told };
}

const signIn = {
  contract: { summary: '', answers: {}, body: z.looseObject({}) },
  permission: 'anyone',
} as const;
const anonymous = { kind: 'refused', refusal: 'TokenInvalid' } as AuthorizerContext;
const wrong = () => Promise.resolve(refusal({ kind: 'InvalidCredentials' }));

describe('the edge tells the audit log', () => {
  it('whom it refused, what and why, before the answer', async () => {
    const identity = tenantIdentity('viewer');
    const { statusCode, told } = await serve({ permission: 'records:write' }, { identity });
    expect(statusCode).toBe(403);
    expect(told).toEqual([
      {
        at: { tenantId: identity.tenantId },
        actor: { kind: 'user', id: identity.id },
        request: { id: 'request-1', sourceIp: '192.0.2.1', userAgent: 'vitest' },
        operation: 'listRecords',
        path: '/things',
        reason: 'not-permitted',
      },
    ]);
  });

  it('what an operation refused, by an operator and by support too', async () => {
    const run = () => Promise.resolve(refusal({ kind: 'PasswordWrong' }));
    const operator = await serve(
      { run, permission: 'tenants:read' },
      { identity: operatorIdentity },
    );
    expect(operator.told).toMatchObject([
      { at: { tenantId: 'platform' }, reason: 'password-wrong' },
    ]);
    const identity = supportIdentity();
    const { told } = await serve({ permission: 'records:write' }, { identity });
    const onBehalfOf = { kind: 'support_access', id: identity.accessId };
    expect(told).toMatchObject([
      {
        at: { tenantId: identity.tenantId },
        actor: { kind: 'support', id: operatorIdentity.id, onBehalfOf },
      },
    ]);
  });

  it.each([
    ['of a key that it was one', {}, undefined],
    ['of a personal key whose it is', { memberId: 'bob' }, { kind: 'user', id: 'bob' }],
  ])('%s', async (_, of, onBehalfOf) => {
    const identity = keyIdentity(['records:read'], of);
    const { statusCode, told } = await serve({ permission: 'records:write' }, { identity });
    expect(statusCode).toBe(403);
    expect(told[0]).toMatchObject({ at: { tenantId: identity.tenantId }, reason: 'not-permitted' });
    expect(told[0]?.actor).toEqual({
      kind: 'key',
      id: identity.id,
      ...(onBehalfOf && { onBehalfOf }),
    });
  });

  it('of a sign-in which tenant and address it named, and nothing of the password', async () => {
    const body = { tenant: 'acme', email: 'ada@acme.example', password: 'hunter2' };
    const { told } = await serve({ ...signIn, run: wrong }, { body, identity: anonymous });
    expect(told).toMatchObject([
      { at: { named: 'acme' }, actor: { kind: 'user', id: 'unknown' }, email: 'ada@acme.example' },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  it('of an operator’s sign-in that it was one', async () => {
    const changes = { ...signIn, run: wrong, id: 'createSession' } as const;
    const { told } = await serve(changes, { body: { email: 'op@x.example' }, identity: anonymous });
    expect(told).toMatchObject([{ at: { tenantId: 'platform' }, actor: { kind: 'operator' } }]);
  });

  it.each(['RecordNotFound', 'WritesPaused'] as const)('nothing of a %s', async (kind) => {
    const run = () => Promise.resolve(refusal({ kind }));
    expect((await serve({ run }, {})).told).toEqual([]);
  });

  it('nothing of what succeeds', async () => {
    expect(await serve({}, {})).toMatchObject({ statusCode: 200, told: [] });
  });

  it('and answers the same where it cannot', async () => {
    const refusals = { tell: () => Promise.reject(new Error('The table is away.')) };
    const served = edge([{ ...servedRoute, permission: 'records:write' }], { refusals });
    const event = apiEvent(servedRoute.key, { identity: tenantIdentity('viewer') });
    expect(await served(event, CONTEXT)).toMatchObject({ statusCode: 403 });
    expect(error).toHaveBeenCalledWith(
      expect.stringContaining('REFUSAL_UNTOLD'),
      expect.objectContaining({ RefusalsUntold: 1 }),
    );
  });
});

describe('the authorizer tells the audit log', () => {
  it.each([
    [
      'a forged token',
      () => globex.accessToken(acme.claims(), { kid: acme.kid }),
      'token-invalid',
      'unknown',
    ],
    [
      'an ended session',
      () => acme.accessToken({ origin_jti: 'session-9' }),
      'session-ended',
      'user-1',
    ],
  ])('of %s at a tenant that is known', async (_, ...[token, reason, id]) => {
    const { judgeToken, attempts } = authorizerHarness();
    await judgeToken(token());
    expect(attempts).toMatchObject([
      { at: { tenantId: `tnt_${acme.userPoolId}` }, actor: { kind: 'user', id }, reason },
    ]);
  });

  it('of a permission that is missing', async () => {
    const { judgeToken, attempts } = authorizerHarness();
    await judgeToken(acme.accessToken(), 'GET /v1/tenants');
    expect(attempts).toMatchObject([
      { actor: { kind: 'user', id: 'user-1' }, operation: 'listTenants', reason: 'not-permitted' },
    ]);
  });

  const asItIs = (text: string) => text;
  const proven = { sent: asItIs, isProven: true };

  it.each([
    {
      ...proven,
      which: 'that is disabled',
      change: { status: 'disabled' as const },
      reason: 'api-key-disabled',
    },
    {
      ...proven,
      which: 'that has ended',
      change: { until: '2020-01-01T00:00:00.000Z' },
      reason: 'api-key-expired',
    },
    {
      ...proven,
      which: 'from another network',
      change: { allowedAddresses: '192.0.2.0/24' },
      reason: 'address-not-allowed',
    },
    {
      which: 'of another secret',
      change: {},
      sent: otherSecret,
      reason: 'token-invalid',
      isProven: false,
    },
  ])('of an API key $which', async ({ change, sent, reason, isProven }) => {
    const { registry, judgeToken, attempts } = authorizerHarness();
    const keyId = newId('key');
    const text = newApiKeyText({ userPoolId: acme.userPoolId, keyId, mode: 'live' });
    registry.setKey(keyId, {
      ...{ status: 'active', mode: 'live', permissions: 'records:read' },
      ...{ secretHash: hashOfKey(text), ...change },
    });
    await judgeToken(sent(text));
    expect(attempts).toMatchObject([
      {
        at: { tenantId: `tnt_${acme.userPoolId}` },
        actor: { kind: 'key', id: isProven ? keyId : 'unknown' },
        ...{ operation: 'listRecords', reason },
      },
    ]);
    expect(JSON.stringify(attempts)).not.toContain(text);
  });

  it('nothing of a pool that is nobody’s, of no token, nor of one that just expired', async () => {
    const { judgeToken, judge, attempts } = authorizerHarness();
    await judgeToken(stranger.accessToken());
    await judge(undefined);
    await judgeToken(acme.accessToken({ exp: Math.floor(Date.now() / 1_000) - 1 }));
    expect(attempts).toEqual([]);
  });
});
