import { describe, expect, it } from 'vitest';
import { newId } from '../../../kit/id.ts';
import { recordsApi } from '../../support/records/records-api.ts';
import { tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

describe('POST /v1/records/{collection}', () => {
  it('answers 201 with the record, its place and its entity tag', async () => {
    const { call } = recordsApi();
    const params = { collection: 'tasks' };
    const { status, headers, body } = await call('createRecord', { params, body: { a: [1] } });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^rec_[0-9a-z]{26}$/) as string,
      data: { a: [1] },
      version: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(headers).toMatchObject({ location: `/v1/records/tasks/${body.id}`, etag: '"1"' });
  });

  it.each([
    ['an array', '[]'],
    ['null', 'null'],
    ['a text', '"a"'],
    ['no JSON', '{'],
    ['nothing', ''],
    ['what is nested too deep', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`],
  ])('refuses %s as 400', async (_, body) => {
    const { call } = recordsApi();
    const params = { collection: 'tasks' };
    expect(await call('createRecord', { params, body })).toMatchObject({ status: 400 });
  });

  it('refuses data beyond 350 KB as 413 and says how large it is', async () => {
    const { call } = recordsApi();
    const params = { collection: 'tasks' };
    const answer = await call('createRecord', { params, body: { a: 'x'.repeat(360_000) } });

    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ type: 'urn:freehold:problem:data-too-large' });
    expect(answer.text).toContain('358400');
  });

  it('refuses a collection name that is none as 400', async () => {
    const { call } = recordsApi();
    const params = { collection: 'T#a' };
    expect(await call('createRecord', { params, body: {} })).toMatchObject({ status: 400 });
  });

  it('answers a repeated idempotency key alike, and 422 when the body is another', async () => {
    const { call } = recordsApi();
    const request = (body: unknown, key = 'k-1') => ({
      params: { collection: 'tasks' },
      headers: { 'idempotency-key': key },
      body,
    });
    const first = await call('createRecord', request({ a: 1, b: 2 }));

    expect(await call('createRecord', request({ b: 2, a: 1 }))).toMatchObject({
      status: 201,
      body: { id: first.body.id },
    });
    expect(await call('createRecord', request({ a: 2 }))).toMatchObject({
      status: 422,
      body: { type: 'urn:freehold:problem:idempotency-key-reused' },
    });
    expect(await call('createRecord', request({}, 'ä'))).toMatchObject({ status: 400 });
  });

  it('ignores a tenant that the body names', async () => {
    const { call } = recordsApi();
    const other = tenantIdentity();
    const body = { tenantId: other.tenantId, pk: `T#${other.tenantId}#tasks` };
    const params = { collection: 'tasks' };
    const created = await call('createRecord', { params, body });

    const theirs = { identity: other, params: { ...params, recordId: created.body.id } };
    expect(await call('getRecord', theirs)).toMatchObject({ status: 404 });
  });
});

describe('another tenant’s record', () => {
  it('answers like one that does not exist, to every operation, to the letter', async () => {
    const { call, create } = recordsApi();
    const theirs = await create();
    const identity = tenantIdentity();

    for (const operation of ['getRecord', 'replaceRecord', 'mergeRecord'] as const) {
      const body = operation === 'getRecord' ? undefined : { a: 2 };
      const missing = { collection: 'tasks', recordId: newId('rec') };
      const answer = await call(operation, { identity, params: theirs, body });

      expect(answer).toEqual(await call(operation, { identity, params: missing, body }));
      expect(answer.status).toBe(404);
    }
    expect(await call('deleteRecord', { identity, params: theirs })).toMatchObject({ status: 204 });
    expect(await call('getRecord', { params: theirs })).toMatchObject({ body: { data: { a: 1 } } });
  });

  it('is in no list, and a cursor of its tenant is worth nothing', async () => {
    const { call, create } = recordsApi();
    for (let n = 0; n < 3; n += 1) await create();
    const params = { collection: 'tasks' };
    const { body } = await call('listRecords', { params, query: { limit: '1' } });
    const cursor = body.nextCursor ?? '';

    const identity = tenantIdentity();
    expect((await call('listRecords', { identity, params })).body).toEqual({ items: [] });
    expect((await call('listCollections', { identity })).body).toEqual({ items: [] });
    expect(await call('listRecords', { identity, params, query: { cursor } })).toMatchObject({
      status: 400,
      body: { type: 'urn:freehold:problem:invalid-cursor' },
    });
    const others = { params: { collection: 'notes' }, query: { cursor } };
    expect(await call('listRecords', others)).toMatchObject({ status: 400 });
  });
});

describe('GET, PUT, PATCH and DELETE of a record', () => {
  it.each([
    ['rec_', 'tasks'],
    ['rec_zzz', 'tasks'],
    [newId('tnt'), 'tasks'],
    [newId('rec').toUpperCase(), 'tasks'],
    [newId('rec'), 'Tasks'],
  ])('answer 404 for the malformed id %s in %s', async (recordId, collection) => {
    const { call } = recordsApi();
    const params = { collection, recordId };
    for (const operation of [
      'getRecord',
      'replaceRecord',
      'mergeRecord',
      'deleteRecord',
    ] as const) {
      expect(await call(operation, { params, body: {} })).toMatchObject({ status: 404 });
    }
  });

  it('PATCH merges, PUT replaces, DELETE ends it', async () => {
    const { call, create } = recordsApi();
    const params = await create('tasks', { a: 1, b: { c: 1 } });

    const merged = await call('mergeRecord', { params, body: { a: null, b: { d: 2 } } });
    expect(merged.body.data).toEqual({ b: { c: 1, d: 2 } });
    const replaced = await call('replaceRecord', { params, body: { e: 1 } });
    expect(replaced.body.data).toEqual({ e: 1 });
    expect(await call('deleteRecord', { params })).toMatchObject({ status: 204, text: undefined });
    expect(await call('getRecord', { params })).toMatchObject({ status: 404 });
  });
});

describe('lists', () => {
  it('go on where the page before ended, and end without a cursor', async () => {
    const { call, create } = recordsApi();
    const made = [await create(), await create(), await create()].map(({ recordId }) => recordId);
    const params = { collection: 'tasks' };

    const first = await call('listRecords', { params, query: { limit: '2' } });
    const cursor = first.body.nextCursor ?? '';
    const second = await call('listRecords', { params, query: { limit: '2', cursor } });
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(ids).toEqual(made.sort());
    expect(second.body.nextCursor).toBeUndefined();
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'x'],
    ['cursor', 'x'],
    ['sort', 'a'],
  ])('refuse %s=%s as 400', async (name, value) => {
    const query = { [name]: value };
    const { call } = recordsApi();
    const params = { collection: 'tasks' };
    expect(await call('listRecords', { params, query })).toMatchObject({ status: 400 });
    expect(await call('listCollections', { query })).toMatchObject({ status: 400 });
  });

  it('name the collections', async () => {
    const { call, create } = recordsApi();
    await create('tasks');
    await create('notes');
    const { body } = await call('listCollections');
    expect(body.items.map(({ name }) => name)).toEqual(['notes', 'tasks']);
  });
});
