import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { stageNamed } from '../../infra/config/stage.ts';
import { createTenant, type TestTenant } from '../support/api.ts';
import { fromPage, type PageAnswer, type PageRequest } from '../support/browser/from-page.ts';
import { startWebApp, type WebApp } from '../support/browser/web-app.ts';
import { localCloud } from '../support/local-cloud.ts';

const [ALLOWED = ''] = stageNamed('local').allowedOrigins;
const FOREIGN = 'http://foreign.example';
const STRATEGIES = ['shared_schema', 'shared_database', 'separate_schema', 'separate_database'];
const CONTENT = 'Grüße aus dem Browser';

type Session = { token: { accessToken: string } };
type Awaited = { id: string; upload: { url: string; headers: Record<string, string> } };
type FileBody = { download: { url: string } };

let app: WebApp;
let page: Page;
const tenants = new Map<string, Promise<TestTenant>>();

beforeAll(async () => {
  for (const isolation of STRATEGIES) {
    tenants.set(isolation, createTenant({ isolation, plan: 'pro' }));
  }
  app = await startWebApp([ALLOWED, FOREIGN]);
  page = await app.openAt(ALLOWED);
  await Promise.all(tenants.values());
});

afterAll(() => app.close());

const apiUrl = (path: string) => `${localCloud().apiUrl}${path}`;
const bodyOf = ({ text }: PageAnswer): unknown => JSON.parse(text);

async function signInFrom(origin: Page, isolation: string) {
  const { slug, admin } = (await tenants.get(isolation)) ?? { slug: '', admin: undefined };
  const answer = await fromPage(origin, {
    url: apiUrl('/v1/sessions'),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: slug, ...admin }),
  });
  return (bodyOf(answer) as Session).token.accessToken;
}

const api = (token: string, request: Omit<PageRequest, 'url'> & { path: string }) =>
  fromPage(page, {
    ...request,
    url: apiUrl(request.path),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...request.headers,
    },
  });

async function uploadLink(token: string): Promise<Awaited> {
  const size = Buffer.byteLength(CONTENT);
  const body = JSON.stringify({ name: 'hello.txt', contentType: 'text/plain', size });
  return bodyOf(await api(token, { path: '/v1/files', method: 'POST', body })) as Awaited;
}

const upload = (from: Page, { upload: { url, headers } }: Awaited, body = CONTENT) =>
  fromPage(from, { url, headers, method: 'PUT', body });

describe.each(STRATEGIES)('a page of an allowed origin, with a tenant of %s', (isolation) => {
  it('signs in, and stores, changes and reads a record', async () => {
    const token = await signInFrom(page, isolation);
    const created = await api(token, {
      path: '/v1/records/notes',
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ text: CONTENT }),
    });
    expect(created.status).toBe(201);
    expect(created.headers).toMatchObject({
      etag: '"1"',
      location: expect.stringContaining('rec_') as string,
      'x-request-id': expect.any(String) as string,
    });
    const path = `/v1/records/notes/${(bodyOf(created) as { id: string }).id}`;
    const headers = { 'if-match': created.headers.etag ?? '' };
    const body = JSON.stringify({ done: true });
    const changed = await api(token, { path, method: 'PATCH', headers, body });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    const read = await api(token, { path });
    expect(bodyOf(read)).toMatchObject({ data: { text: CONTENT, done: true } });
    expect((await api(token, { path, method: 'DELETE' })).status).toBe(204);
  });

  it('uploads a file by its link, and downloads it by its link', async () => {
    const token = await signInFrom(page, isolation);
    const awaited = await uploadLink(token);
    const put = await upload(page, awaited);
    expect([put.status, put.headers.etag]).toEqual([200, expect.any(String)]);
    const file = bodyOf(await api(token, { path: `/v1/files/${awaited.id}` })) as FileBody;
    const read = await fromPage(page, { url: file.download.url });
    expect([read.status, read.text]).toEqual([200, CONTENT]);
  });
});

describe('what is refused', () => {
  it.each([
    ['without a token', '/v1/me', {}, 401],
    ['with a bad token', '/v1/me', { authorization: 'Bearer a.b.c' }, 401],
    ['of no route', '/v1/nothing', {}, 404],
  ])('%s is readable for a page of an allowed origin', async (...[, path, headers, status]) => {
    expect((await fromPage(page, { url: apiUrl(path), headers })).status).toBe(status);
  });

  it('is everything for a page of another origin: no answer of the API, no link', async () => {
    const foreign = await app.openAt(FOREIGN);
    const refused = /Failed to fetch/;
    await expect(signInFrom(foreign, 'shared_schema')).rejects.toThrow(refused);
    await expect(fromPage(foreign, { url: apiUrl('/v1/openapi.json') })).rejects.toThrow(refused);
    const token = await signInFrom(page, 'shared_schema');
    for (const isolation of STRATEGIES) {
      const awaited = await uploadLink(await signInFrom(page, isolation));
      await expect(upload(foreign, awaited)).rejects.toThrow(refused);
      expect((await upload(page, awaited)).status).toBe(200);
    }
    const me = { url: apiUrl('/v1/me'), headers: { authorization: `Bearer ${token}` } };
    await expect(fromPage(foreign, me)).rejects.toThrow(refused);
    expect((await fromPage(page, me)).status).toBe(200);
  });
});
