import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from 'aws-lambda';
import { entitlementsOf } from '../../../core/plans/entitlements.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { answer } from '../../../functions/edge/answer.ts';
import { edge } from '../../../functions/edge/api-handler.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import type { ServedRoute } from '../../../functions/edge/edge-middleware.ts';
import { logger } from '../../../kit/log.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const plan = (id: string, ...features: string[]) => ({
  id,
  name: id,
  priceUsdPerMonth: 1,
  features,
  entitlements: entitlementsOf([]),
});
const plans: Plans = { basic: plan('basic'), pro: plan('pro', 'api_access') };

const route: ServedRoute = {
  id: 'listRecords',
  key: 'GET /things',
  permission: 'records:read',
  contract: { summary: '', answers: {} },
  run: () => Promise.resolve(answer(200, { a: 1 })),
};

async function serve(
  changes: Partial<ServedRoute> = {},
  identity?: AuthorizerContext,
  key = route.key,
) {
  const event = apiEvent(key, { ...(identity && { identity }) });
  const served = await edge([{ ...route, ...changes }], plans)(event, {} as Context);
  const body = JSON.parse(served.body ?? '{}') as { type?: string };
  return { ...served, kind: body.type?.replace('urn:freehold:problem:', ''), body };
}

const info = vi.spyOn(logger, 'info');
const error = vi.spyOn(logger, 'error');
beforeEach(() => {
  info.mockReset();
  error.mockReset();
});
afterEach(() => {
  expect(info).toHaveBeenCalledTimes(1);
});

describe('the edge', () => {
  it('runs the operation and names the request in answer and log', async () => {
    const identity = tenantIdentity();
    expect(await serve({}, identity)).toMatchObject({
      statusCode: 200,
      body: { a: 1 },
      headers: {
        'x-request-id': 'request-1',
        'cache-control': 'no-store',
        'content-type': 'application/json',
      },
    });
    expect(info.mock.lastCall?.[1]).toMatchObject({
      requestId: 'request-1',
      operation: 'listRecords',
      status: 200,
      tenantId: identity.tenantId,
      userId: identity.id,
    });
  });

  it('answers what is thrown as a 500 that tells nothing, and logs it', async () => {
    const run = () => Promise.reject(new Error('the secret'));
    const served = await serve({ run });
    expect(served).toMatchObject({ statusCode: 500, kind: 'internal' });
    expect(JSON.stringify(served)).not.toContain('secret');
    expect(error).toHaveBeenCalledTimes(1);
    expect(info.mock.lastCall?.[1]).toMatchObject({ status: 500 });
  });

  it('answers an unknown route as 404', async () => {
    expect(await serve({}, undefined, 'GET /others')).toMatchObject({
      statusCode: 404,
      body: { title: 'Route not found' },
      headers: { 'x-request-id': 'request-1' },
    });
  });

  it.each([
    ['TokenInvalid', 401, 'token-invalid'],
    ['TokenExpired', 401, 'token-expired'],
    ['SessionEnded', 401, 'session-ended'],
    ['TenantNotActive', 403, 'tenant-not-active'],
    ['NotPermitted', 403, 'not-permitted'],
  ] as const)('answers the authorizer’s %s as %d', async (refusal, statusCode, kind) => {
    const identity = { kind: 'refused', refusal, state: 'suspended' } as const;
    const served = await serve({}, identity);
    expect(served).toMatchObject({ statusCode, kind });
    expect('www-authenticate' in (served.headers ?? {})).toBe(statusCode === 401);
  });

  it('refuses a principal without the permission, though the authorizer let it through', async () => {
    expect(await serve({}, operatorIdentity)).toMatchObject({ kind: 'not-permitted' });
  });
});

describe('the headers that protect a browser', () => {
  const protecting = {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };

  it.each([
    ['a success', {}, tenantIdentity(), 200],
    ['a refusal', {}, operatorIdentity, 403],
    ['a failure', { run: () => Promise.reject(new Error('no')) }, tenantIdentity(), 500],
  ] as const)('are in %s, without HSTS on plain http', async (_, changes, identity, statusCode) => {
    const { headers, ...served } = await serve(changes, identity);
    expect(served).toMatchObject({ statusCode });
    expect(headers).toMatchObject(protecting);
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('say on https that http is never to be tried', async () => {
    const event = apiEvent(route.key, {
      identity: tenantIdentity(),
      headers: { 'x-forwarded-proto': 'https' },
    });
    const { headers } = await edge([route], plans)(event, {} as Context);
    expect(headers).toHaveProperty(
      'strict-transport-security',
      'max-age=63072000; includeSubDomains',
    );
  });

  it('leave an operation its own', async () => {
    const policy = "default-src 'self'; frame-ancestors 'none'";
    const run = () => Promise.resolve(answer(200, {}, { 'content-security-policy': policy }));
    const { headers } = await serve({ run }, tenantIdentity());
    expect(headers).toMatchObject({ ...protecting, 'content-security-policy': policy });
  });
});

describe('a route that needs a feature of the plan', () => {
  const paid = { entitlement: 'api_access' };

  it('is refused to a tenant whose plan lacks it, and names the plans that have it', async () => {
    expect(await serve(paid, { ...tenantIdentity(), plan: 'basic' })).toMatchObject({
      statusCode: 403,
      kind: 'feature-not-in-plan',
      body: { title: 'Feature not in plan', feature: 'api_access', plans: ['pro'] },
    });
  });

  it.each([
    ['pro', undefined, 200],
    ['pro', '{"api_access":false}', 403],
    ['basic', '{"api_access":true}', 200],
    ['gone', undefined, 403],
  ])(
    'of the plan %s with the overrides %s answers %d',
    async (id, featureOverrides, statusCode) => {
      const identity = { ...tenantIdentity(), plan: id, featureOverrides };
      expect(await serve(paid, identity)).toMatchObject({ statusCode });
    },
  );

  it('is open to operators, who have no plan', async () => {
    const access = { ...paid, permission: 'tenants:read' } as const;
    expect(await serve(access, operatorIdentity)).toMatchObject({ statusCode: 200 });
  });
});
