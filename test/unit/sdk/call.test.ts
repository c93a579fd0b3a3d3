import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AnswerOf, ListId, RequestOf, Schemas } from '../../../sdk/src/index.ts';
import { listOf } from '../../support/list-of.ts';
import { problem } from '../cli/api-stub.ts';
import { anApi, aSession } from './api.ts';

const { at, client } = anApi();
const key = { apiKey: 'fh_test_1' };

describe('a call', () => {
  it('goes to the operation’s route with path, query, headers and body, by the API key', async () => {
    at.api.on('PATCH /v1/records/a%20b/rec_1', {
      body: { id: 'rec_1' },
      headers: { etag: '"2"' },
    });
    const { status, headers, body } = await client(key).send('mergeRecord', {
      params: { collection: 'a b', recordId: 'rec_1' },
      headers: { 'if-match': '"1"' },
      body: { text: 'x' },
    });
    expect([status, headers.get('etag'), body]).toEqual([200, '"2"', { id: 'rec_1' }]);
    expect(at.api.seen).toMatchObject([
      { headers: { authorization: 'Bearer fh_test_1', 'if-match': '"1"' }, body: { text: 'x' } },
    ]);
  });

  it('gives nothing where the answer has no body', async () => {
    at.api.on('DELETE /v1/files/fil_1', { status: 204 });
    const { status, body } = await client(key).send('deleteFile', { params: { fileId: 'fil_1' } });
    expect([status, body]).toEqual([204, undefined]);
  });

  it('needs no credential where the operation needs none', async () => {
    at.api.on('POST /v1/password-resets', { status: 202 });
    await client().call('requestPasswordReset', { body: { tenant: 'acme', email: 'a@b.example' } });
    expect(at.api.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is made with a tenant’s grant by an operator, who is renewed as ever', async () => {
    at.api.inTurn('GET /v1/files', [problem(401, 'token-expired'), { body: { items: [] } }]);
    at.api.on('POST /v1/sessions/refresh', {
      body: { token: { accessToken: 'access-2', refreshToken: 'r', expiresIn: 1_800 } },
    });
    await client({ session: aSession() }).withSupportAccess('sup_1').call('listFiles');
    expect(at.api.requests('GET /v1/files').map(({ headers }) => headers.authorization)).toEqual([
      'Freehold-Support access=sup_1, token=access-1',
      'Freehold-Support access=sup_1, token=access-2',
    ]);
  });

  it('is followed to no other host: it would take the key along', async () => {
    at.api.on('GET /v1/me', { status: 302, headers: { location: `${at.api.url}/v1/files` } });
    await expect(client(key).call('showMe')).rejects.toMatchObject({ name: 'NoAnswerError' });
    expect(at.api.requests('GET /v1/files')).toEqual([]);
  });
});

describe('a creation', () => {
  const create = (headers?: { 'idempotency-key': string }) =>
    client(key).call('createRecord', {
      params: { collection: 'notes' },
      body: { text: 'x' },
      ...(headers && { headers }),
    });
  const keysSent = () =>
    at.api.requests('POST /v1/records/notes').map(({ headers }) => headers['idempotency-key']);

  it('is sent by a key of its own', async () => {
    at.api.on('POST /v1/records/notes', { status: 201, body: { id: 'rec_1' } });
    await create();
    await create();
    const [first, second] = keysSent();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
  });

  it('keeps its key when it is sent again, and the caller’s where there is one', async () => {
    const busy = { ...problem(503, 'writes-paused'), headers: { 'retry-after': '0' } };
    at.api.inTurn('POST /v1/records/notes', [busy, busy, { status: 201, body: { id: 'rec_1' } }]);
    await create({ 'idempotency-key': 'mine' });
    expect(keysSent()).toEqual(['mine', 'mine', 'mine']);
    at.api.inTurn('POST /v1/records/notes', [busy, { status: 201, body: { id: 'rec_1' } }]);
    await create();
    expect(new Set(keysSent().slice(3)).size).toBe(1);
  });
});

describe('a list', () => {
  const pages = () =>
    at.api.inTurn('GET /v1/files', [
      { body: { items: [{ id: 'fil_1' }], nextCursor: 'c2' } },
      { body: { items: [], nextCursor: 'c3' } },
      { body: { items: [{ id: 'fil_2' }, { id: 'fil_3' }] } },
    ]);

  it('gives every item, also behind an empty page', async () => {
    pages();
    const files = await listOf(client(key).list('listFiles', { query: { limit: 2 } }));
    expect(files.map(({ id }) => id)).toEqual(['fil_1', 'fil_2', 'fil_3']);
    expect(at.api.seen.map(({ path }) => path)).toEqual([
      '/v1/files?limit=2',
      '/v1/files?limit=2&cursor=c2',
      '/v1/files?limit=2&cursor=c3',
    ]);
  });

  it('asks for no page before it is wanted', async () => {
    pages();
    for await (const { id } of client(key).list('listFiles')) {
      expect(id).toBe('fil_1');
      break;
    }
    expect(at.api.seen).toHaveLength(1);
  });

  it('gives pages too', async () => {
    pages();
    const found = await listOf(client(key).pages('listFiles'));
    expect(found.map(({ items }) => items.length)).toEqual([1, 0, 2]);
  });
});

describe('the types', () => {
  it('know what each operation takes and answers', () => {
    expectTypeOf<AnswerOf<'getFile'>>().toEqualTypeOf<Schemas['File']>();
    expectTypeOf<AnswerOf<'deleteFile'>>().toEqualTypeOf<undefined>();
    expectTypeOf<RequestOf<'getFile'>['params']>().toEqualTypeOf<{ fileId: string }>();
    expectTypeOf<'listFiles'>().toExtend<ListId>();
    expectTypeOf<'getFile'>().not.toExtend<ListId>();
    // @ts-expect-error -- the operation's name is wrong
    expectTypeOf<Parameters<typeof client>>().toEqualTypeOf<AnswerOf<'getFiles'>>();
    const withoutBody = () =>
      // @ts-expect-error -- a required body is missing
      client(key).call('createRecord', { params: { collection: 'notes' } });
    expectTypeOf(withoutBody).toBeFunction();
  });
});
