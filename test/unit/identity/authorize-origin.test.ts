import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import {
  createHandler,
  type AuthorizeRequestPorts,
} from '../../../functions/identity/authorize-request/authorize-request.ts';
import { hashOfKey, newApiKeyText } from '../../../core/access/api-key-text.ts';
import { routes } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { logger } from '../../../kit/log.ts';
import { FakeSignInRegistry } from '../../fakes/fake-sign-in-registry.ts';
import { acme, registrationOf } from '../../support/identity/authorizer-harness.ts';

vi.spyOn(logger, 'info').mockImplementation(() => undefined);

const unused = () => Promise.reject(new Error('Nobody is to be looked up.'));
const ports = {
  registry: { find: unused },
  tokens: { verify: unused },
  cell: 'cell-1',
  operatorPool: { userPoolId: 'p', clientId: 'c' },
} as unknown as AuthorizeRequestPorts;
const behindEdge = createHandler({
  ...ports,
  origin: { accepts: (header) => Promise.resolve(header === 'secret') },
});
const CONTEXT = { getRemainingTimeInMillis: () => 8_000 };
const eventOf = (routeKey: string, headers: Record<string, string>) =>
  ({
    routeKey,
    headers,
    requestContext: { requestId: 'r', http: { sourceIp: '198.51.100.7' } },
  }) as unknown as APIGatewayRequestAuthorizerEventV2;

describe('the authorizer of an API behind CloudFront', () => {
  it.each(Object.values(routes).map(({ key }) => key))(
    'denies %s without the secret',
    async (key) => {
      const without: Record<string, string>[] = [
        {},
        { 'x-origin-secret': 'guess' },
        { 'x-forwarded-for': '1.2.3.4' },
      ];
      for (const headers of without) {
        expect(await behindEdge(eventOf(key, headers), CONTEXT)).toEqual({ isAuthorized: false });
      }
    },
  );

  it('lets a request with the secret through, and tells the functions where it came from', async () => {
    const headers = { 'x-origin-secret': 'secret' };
    expect(await behindEdge(eventOf('POST /v1/sessions', headers), CONTEXT)).toEqual({
      isAuthorized: true,
      context: { viaEdge: true },
    });
    expect(await behindEdge(eventOf('GET /v1/me', headers), CONTEXT)).toEqual({
      isAuthorized: true,
      context: { kind: 'refused', refusal: 'TokenInvalid', viaEdge: true },
    });
  });

  it('judges a key by the address of the client, and by nothing that he says himself', async () => {
    const keyId = newId('key');
    const apiKey = newApiKeyText({ userPoolId: acme.userPoolId, keyId, mode: 'live' });
    const registry = new FakeSignInRegistry();
    registry.register(registrationOf(acme));
    registry.setKey(keyId, {
      status: 'active',
      mode: 'live',
      permissions: 'records:read',
      secretHash: hashOfKey(apiKey),
      allowedAddresses: '203.0.113.7',
    });
    const handler = createHandler({
      ...ports,
      registry,
      keyUses: { note: () => Promise.resolve() },
      plans: {},
      origin: { accepts: () => Promise.resolve(true) },
    });
    const kindFrom = async (forwarded: string) => {
      const headers = { 'x-api-key': apiKey, 'x-forwarded-for': forwarded };
      const verdict = await handler(eventOf('GET /v1/me', headers), CONTEXT);
      return 'context' in verdict && 'kind' in verdict.context ? verdict.context.kind : undefined;
    };
    expect(await kindFrom('203.0.113.7, 198.51.100.1')).toBe('key');
    expect(await kindFrom('203.0.113.7, 192.0.2.1, 198.51.100.1')).toBe('refused');
    expect(await kindFrom('192.0.2.1, 203.0.113.7')).toBe('refused');
  });

  it('throws while the secret cannot be read, and lets nothing through', async () => {
    const handler = createHandler({ ...ports, origin: { accepts: unused } });
    await expect(handler(eventOf('POST /v1/sessions', {}), CONTEXT)).rejects.toThrow();
  });
});

describe('the authorizer of an API without it', () => {
  it('says nothing of an edge, so that nobody forges an address', async () => {
    const handler = createHandler({ ...ports, origin: null });
    expect(await handler(eventOf('GET /v1/me', { 'x-origin-secret': 'any' }), CONTEXT)).toEqual({
      isAuthorized: true,
      context: { kind: 'refused', refusal: 'TokenInvalid' },
    });
  });
});
