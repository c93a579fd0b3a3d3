import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import { call, callFor, createTenant, operatorToken, signIn, type Answer } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { callsOf } from '../support/gate-calls.ts';

type RecordBody = { id: string; data: Record<string, unknown>; version: number };
type Page = { items: RecordBody[]; nextCursor?: string };

let acme: { id: string; token: string };
let globex: { id: string; token: string };

beforeAll(async () => {
  [acme, globex] = await Promise.all([tenant(), tenant()]);
});

async function tenant() {
  const { id, slug, admin } = await createTenant();
  return { id, token: await signIn(admin, slug) };
}

const create = (collection: string, body: unknown = { a: 1 }) =>
  callFor<RecordBody>(`POST /v1/records/${collection}`, { token: acme.token, body });

const PASSING = ['date', 'x-request-id', 'apigw-requestid', 'ratelimit'];

/** An answer without the values that differ from request to request. */
const comparable = ({ status, headers, body }: Answer) => ({
  status,
  body,
  headers: [...headers].map(([name, value]) =>
    PASSING.includes(name) ? name : `${name}: ${value}`,
  ),
});

describe('records by HTTP', () => {
  it('are stored, read, changed, listed and deleted', async () => {
    const { token } = acme;
    const created = await call('POST /v1/records/tasks', { token, body: { title: 'ü', n: 1e200 } });
    expectConforms('createRecord', created);
    const { id } = created.body as RecordBody;
    const path = `/v1/records/tasks/${id}`;
    expect(created.headers.get('location')).toBe(path);

    const read = await call(`GET ${path}`, { token });
    expectConforms('getRecord', read);
    expect(read.body).toEqual(created.body);

    const merged = await call(`PATCH ${path}`, { token, body: { n: null, done: true } });
    expectConforms('mergeRecord', merged);
    expect(merged.body).toMatchObject({ data: { title: 'ü', done: true }, version: 2 });

    const ifMatch = { 'if-match': '"1"' };
    const stale = await call(`PUT ${path}`, { token, body: {}, headers: ifMatch });
    expectConforms('replaceRecord', stale);
    expect(stale.status).toBe(412);

    const listed = await call('GET /v1/records/tasks?limit=100', { token });
    expectConforms('listRecords', listed);
    expect((listed.body as Page).items).toContainEqual(merged.body);
    const collections = await call('GET /v1/records', { token });
    expectConforms('listCollections', collections);
    expect(collections.body).toMatchObject({ items: [{ name: 'tasks' }] });

    const deleted = await call(`DELETE ${path}`, { token });
    expectConforms('deleteRecord', deleted);
    expect(deleted.status).toBe(204);
    expect((await call(`GET ${path}`, { token })).status).toBe(404);
  });

  it('cost one AWS call to read once the environment is warm', async () => {
    const { token, id: tenantId } = acme;
    const { id } = await create('warm');
    const read = () => callFor<RecordBody>(`GET /v1/records/warm/${id}`, { token });
    await read();
    // A second environment may yet be started; one that is warm makes no other call.
    const counted = [await callsOf(tenantId, read), await callsOf(tenantId, read)];
    expect(counted.at(-1)).toEqual(['dynamodb:GetItem']);
  });

  it('lose none of 25 patches at once', async () => {
    const { token } = acme;
    const { id } = await create('busy', {});
    const names = Array.from({ length: 25 }, (_, index) => `p${index}`);
    const path = `/v1/records/busy/${id}`;
    // A machine that is busy may keep one waiting, which asks again then.
    await Promise.all(
      names.map((name) => callFor(`PATCH ${path}`, { token, body: { [name]: true } })),
    );

    const { data, version } = await callFor<RecordBody>(`GET ${path}`, { token });
    expect(Object.keys(data).sort()).toEqual(names.sort());
    expect(version).toBeGreaterThanOrEqual(26);
  });

  it('are stored once when the same request comes ten times at once', async () => {
    const { token } = acme;
    const headers = { 'idempotency-key': newId('req') };
    const request = { token, headers, body: { once: true } };
    const created = await Promise.all(
      Array.from({ length: 10 }, () => callFor<RecordBody>('POST /v1/records/once', request)),
    );
    expect(new Set(created.map(({ id }) => id)).size).toBe(1);
    expect((await callFor<Page>('GET /v1/records/once', { token })).items).toHaveLength(1);

    const other = await call('POST /v1/records/once', { ...request, body: { once: false } });
    expectConforms('createRecord', other);
    expect(other.status).toBe(422);
  });

  it('take 350 KB of data and refuse more as 413', async () => {
    const { token } = acme;
    const { id } = await create('large', { a: 'x'.repeat(350 * 1024 - 8) });
    const { data } = await callFor<RecordBody>(`GET /v1/records/large/${id}`, { token });
    expect((data.a as string).length).toBe(350 * 1024 - 8);

    const body = { a: 'x'.repeat(350 * 1024) };
    const refused = await call('POST /v1/records/large', { token, body });
    expectConforms('createRecord', refused);
    expect(refused.status).toBe(413);
  });

  it('are listed in pages of at most 1 MB, each record once', async () => {
    const { token } = acme;
    for (let n = 0; n < 5; n += 1) await create('pages', { n, a: 'x'.repeat(300 * 1024) });

    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor ? `?cursor=${cursor}` : '';
      const page = await callFor<Page>(`GET /v1/records/pages${query}`, { token });
      seen.push(...page.items.map(({ data }) => data.n));
      expect(page.items.length).toBeLessThan(5);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('another tenant', () => {
  it('gets for a record the very answer it gets for one that does not exist', async () => {
    const { id } = await create('tasks');
    const { token } = globex;
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : { a: 2 };
      const request = (recordId: string) =>
        call(`${method} /v1/records/tasks/${recordId}`, { token, body });
      const theirs = await request(id);
      expect(comparable(theirs)).toEqual(comparable(await request(newId('rec'))));
      expect(theirs.status).toBe(method === 'DELETE' ? 204 : 404);
    }
    const path = `GET /v1/records/tasks/${id}`;
    expect(await callFor(path, { token: acme.token })).toMatchObject({
      data: { a: 1 },
      version: 1,
    });
  });

  it('sees no collection and no record of it, and cannot use its cursor', async () => {
    await create('tasks');
    await create('tasks');
    const path = '/v1/records/tasks?limit=1';
    const { nextCursor = '' } = await callFor<Page>(`GET ${path}`, { token: acme.token });

    const { token } = globex;
    expect(await callFor('GET /v1/records', { token })).toEqual({ items: [] });
    expect(await callFor(`GET ${path}`, { token })).toEqual({ items: [] });
    const refused = await call(`GET ${path}&cursor=${nextCursor}`, { token });
    expectConforms('listRecords', refused);
    expect(refused.body).toMatchObject({ type: 'urn:freehold:problem:invalid-cursor' });
  });

  it('is not chosen by a header, a body or a query', async () => {
    const { token } = globex;
    const { id } = await create('tasks');
    const headers = { 'x-tenant-id': acme.id, tenantid: acme.id };
    const read = await call(`GET /v1/records/tasks/${id}`, { token, headers });
    expect(read.status).toBe(404);
    const listed = await call(`GET /v1/records/tasks?tenantId=${acme.id}`, { token, headers });
    expect(listed.status).toBe(400);
  });
});

describe('an operator', () => {
  it('has no way to a tenant’s records', async () => {
    const { id } = await create('tasks');
    const read = await call(`GET /v1/records/tasks/${id}`, { token: await operatorToken() });
    expect(read.status).toBe(403);
  });

  it('sees how many records and files a tenant has, and their size', async () => {
    const initech = await createTenant();
    const token = await signIn(initech.admin, initech.slug);
    for (const collection of ['a', 'a', 'b']) {
      await callFor(`POST /v1/records/${collection}`, { token, body: { a: 'ü' } });
    }
    const path = `GET /v1/tenants/${initech.id}/usage`;
    const measured = await call(path, { token: await operatorToken() });
    expectConforms('measureTenant', measured);
    expect(measured.body).toMatchObject({
      records: { collections: 2, items: 3, bytes: 3 * '{"a":"uu"}'.length },
      files: { count: 0, bytes: 0 },
      isComplete: true,
    });
    expect((await call(path, { token })).status).toBe(403);
    const unknown = `GET /v1/tenants/${newId('tnt')}/usage`;
    expect((await call(unknown, { token: await operatorToken() })).status).toBe(404);
  });
});
