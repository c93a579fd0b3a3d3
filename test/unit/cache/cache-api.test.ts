import { describe, expect, it } from 'vitest';
import { MAX_TTL_SECONDS } from '../../../core/cache/cache-entry.ts';
import { deleteCacheEntryOperation } from '../../../functions/cache/api/delete-cache-entry.ts';
import { getCacheEntryOperation } from '../../../functions/cache/api/get-cache-entry.ts';
import { putCacheEntryOperation } from '../../../functions/cache/api/put-cache-entry.ts';
import { FakeTenantCache } from '../../fakes/fake-tenant-cache.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, tenantIdentity, type RequestOf } from '../../support/tenancy/tenant-contexts.ts';

const NOW = '2026-01-01T00:00:00.000Z';

function cacheApi() {
  let time = Date.parse(NOW);
  const now = () => new Date(time);
  const cache = new FakeTenantCache(now);
  const limits = { entriesPerPlan: { basic: 2 } };
  const serve = edgeOf(
    getCacheEntryOperation({ cache }),
    putCacheEntryOperation({ cache, limits, ttlSeconds: 3_600, now }),
    deleteCacheEntryOperation({ cache }),
  );
  const identity = tenantIdentity();
  const call = async (method: string, request: RequestOf & { readonly key?: string } = {}) => {
    const { key = 'user:42', ...rest } = request;
    const event = apiEvent(`${method} /v1/cache/{key}`, { identity, params: { key }, ...rest });
    const { statusCode: status, headers = {}, body } = await serve(event);
    const parsed = (body ? JSON.parse(body) : {}) as Record<string, unknown>;
    return { status, headers, body: parsed };
  };
  const put = (value: unknown, headers = {}) => call('PUT', { body: { value }, headers });
  const pass = (seconds: number) => (time += seconds * 1_000);
  return { call, put, pass };
}

const problem = (kind: string) => ({ body: { type: `urn:freehold:problem:${kind}` } });

describe('PUT /v1/cache/{key}', () => {
  it('keeps any JSON for as long as was asked for, and no longer', async () => {
    const { call, pass } = cacheApi();
    const put = await call('PUT', { body: { value: [1, null], ttlSeconds: 60 } });
    expect(put.status).toBe(200);
    expect(put.body).toEqual({
      key: 'user:42',
      version: expect.any(Number) as number,
      expiresAt: '2026-01-01T00:01:00.000Z',
    });
    const got = await call('GET');
    expect(got).toMatchObject({ status: 200, body: { ...put.body, value: [1, null] } });
    expect(got.headers).toMatchObject({ etag: put.headers.etag });

    pass(60);
    expect(await call('GET')).toMatchObject({ status: 404, ...problem('not-found') });
  });

  it('keeps an entry without a time for as long as the configuration says', async () => {
    const { put } = cacheApi();
    expect(await put('a')).toMatchObject({ body: { expiresAt: '2026-01-01T01:00:00.000Z' } });
  });

  it.each([
    ['no value', { ttlSeconds: 1 }, '/value'],
    ['no time at all', { value: 1, ttlSeconds: 0 }, '/ttlSeconds'],
    ['half a second', { value: 1, ttlSeconds: 0.5 }, '/ttlSeconds'],
    ['more than thirty days', { value: 1, ttlSeconds: MAX_TTL_SECONDS + 1 }, '/ttlSeconds'],
    ['another field', { value: 1, ttl: 5 }, '/ttl'],
  ])('refuses %s as 400', async (_, body, pointer) => {
    const { call } = cacheApi();
    const answer = await call('PUT', { body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('refuses a value that is nested too deep as 400', async () => {
    const { call } = cacheApi();
    const body = `{"value":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect(await call('PUT', { body })).toMatchObject({ status: 400 });
  });

  it('keeps 64 KB of JSON, and refuses one byte more as 413', async () => {
    const { put } = cacheApi();
    expect(await put('x'.repeat(65_534))).toMatchObject({ status: 200 });
    const refused = await put('ü'.repeat(32_768));
    expect(refused).toMatchObject({ status: 413, ...problem('cache-value-too-large') });
    expect(refused.body).toMatchObject({ maxBytes: 65_536 });
  });

  it.each(['', '.', '..', '.hidden', 'a b', 'a/b', 'a%2Fb', 'ä', 'x'.repeat(251), 'a\n'])(
    'refuses the key %j as 400',
    async (key) => {
      const { call } = cacheApi();
      expect(await call('PUT', { key, body: { value: 1 } })).toMatchObject({ status: 400 });
    },
  );

  it.each(['a', '_', 'user:42:profile', 'A.b-c_d~e@f', 'x'.repeat(250)])(
    'takes the key %s',
    async (key) => {
      const { call } = cacheApi();
      expect(await call('PUT', { key, body: { value: 1 } })).toMatchObject({ status: 200 });
    },
  );

  it('refuses a new key beyond the plan’s entries as 409 that says the limit', async () => {
    const { call } = cacheApi();
    for (const key of ['a', 'b', 'a']) {
      expect(await call('PUT', { key, body: { value: 1 } })).toMatchObject({ status: 200 });
    }
    const refused = await call('PUT', { key: 'c', body: { value: 1 } });
    expect(refused).toMatchObject({ status: 409, ...problem('cache-full') });
    expect(refused.body).toMatchObject({ limit: 2 });
  });
});

describe('If-None-Match: * of PUT /v1/cache/{key}', () => {
  it('puts it where there is none, and else answers 412', async () => {
    const { put, pass } = cacheApi();
    const ifFree = { 'if-none-match': '*' };
    expect(await put(1, ifFree)).toMatchObject({ status: 200 });
    const refused = await put(2, ifFree);
    expect(refused).toMatchObject({ status: 412, ...problem('cache-entry-exists') });

    pass(3_601);
    expect(await put(3, ifFree)).toMatchObject({ status: 200 });
  });

  it.each([{ 'if-none-match': '"1"' }, { 'if-none-match': '*', 'if-match': '*' }])(
    'refuses %o as 400',
    async (headers) => {
      const { put } = cacheApi();
      expect(await put(1, headers)).toMatchObject({ status: 400 });
    },
  );
});

describe('If-Match of /v1/cache/{key}', () => {
  it('replaces the version that it names, once', async () => {
    const { call, put } = cacheApi();
    const { headers } = await put(1);
    const ifMatch = { 'if-match': String(headers.etag) };
    expect(await put(2, ifMatch)).toMatchObject({ status: 200 });
    expect(await put(3, ifMatch)).toMatchObject({ status: 412, ...problem('version-conflict') });
    expect(await call('GET')).toMatchObject({ body: { value: 2 } });
  });

  it('knows an entry that was put again after it expired for another one', async () => {
    const { put, pass } = cacheApi();
    const { headers } = await put(1);
    pass(3_601);
    await put(1);
    expect(await put(2, { 'if-match': String(headers.etag) })).toMatchObject({ status: 412 });
  });

  it('admits one of several versions, and with * whichever there is', async () => {
    const { put } = cacheApi();
    expect(await put(1, { 'if-match': '*' })).toMatchObject({ status: 412 });
    const { headers } = await put(1);
    expect(await put(2, { 'if-match': '"7", "8"' })).toMatchObject({ status: 412 });
    expect(await put(2, { 'if-match': `"7", ${String(headers.etag)}` })).toMatchObject({
      status: 200,
    });
    expect(await put(3, { 'if-match': '*' })).toMatchObject({ status: 200 });
  });

  it('deletes the version that it names and no other', async () => {
    const { call, put } = cacheApi();
    const { headers } = await put(1);
    expect(await call('DELETE', { headers: { 'if-match': '"7"' } })).toMatchObject({ status: 412 });
    const named = { headers: { 'if-match': String(headers.etag) } };
    expect(await call('DELETE', named)).toMatchObject({ status: 204 });
    expect(await call('DELETE', named)).toMatchObject({ status: 412 });
    expect(await call('DELETE')).toMatchObject({ status: 204 });
  });
});

describe('the permissions of the cache', () => {
  it.each([
    ['GET', 404],
    ['PUT', 403],
    ['DELETE', 403],
  ])('answer a viewer’s %s with %i', async (method, status) => {
    const { call } = cacheApi();
    const identity = tenantIdentity('viewer');
    expect(await call(method, { identity, body: { value: 1 } })).toMatchObject({ status });
  });

  it('keep tenants apart', async () => {
    const { call, put } = cacheApi();
    await put('secret');
    expect(await call('GET', { identity: tenantIdentity() })).toMatchObject({ status: 404 });
  });
});
