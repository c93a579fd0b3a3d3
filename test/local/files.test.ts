import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { expectConforms } from '../support/conforms.ts';

type Awaited = {
  id: string;
  upload: { url: string; headers: Record<string, string> };
};
type FileBody = { id: string; name: string; size: number; download: { url: string } };
type Page = { items: FileBody[]; nextCursor?: string };

const NAME = 'Grüße & 50% (1) 界.txt';
const CONTENT = 'Hello, Freehold';

let acme: { id: string; token: string };
let globex: { id: string; token: string };

beforeAll(async () => {
  [acme, globex] = await Promise.all([tenant(), tenant()]);
});

async function tenant() {
  const { id, slug, admin } = await createTenant();
  return { id, token: await signIn(admin, slug) };
}

const wanted = { name: NAME, contentType: 'text/plain', size: CONTENT.length };

/** fetch counts for itself. */
const withoutLength = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));

const put = ({ upload }: Awaited, body = CONTENT, headers: Record<string, string> = {}) =>
  fetch(upload.url, {
    method: 'PUT',
    headers: { ...withoutLength(upload.headers), ...headers },
    body,
  });

async function upload() {
  const awaited = await callFor<Awaited>('POST /v1/files', { token: acme.token, body: wanted });
  const answer = await put(awaited);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return awaited.id;
}

describe('files by HTTP', () => {
  it('are uploaded by a link, shown, downloaded by a link, listed and deleted', async () => {
    const { token } = acme;
    const created = await call('POST /v1/files', { token, body: wanted });
    expectConforms('createFile', created);
    const awaited = created.body as Awaited;
    const path = `/v1/files/${awaited.id}`;
    expect((await call(`GET ${path}`, { token })).status).toBe(404);

    expect((await put(awaited)).status).toBe(200);
    const shown = await call(`GET ${path}`, { token });
    expectConforms('getFile', shown);
    expect(shown.body).toMatchObject({
      name: NAME,
      size: CONTENT.length,
      contentType: 'text/plain',
    });
    const download = await fetch((shown.body as FileBody).download.url);
    expect(await download.text()).toBe(CONTENT);
    expect(download.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%BC");

    const listed = await call('GET /v1/files', { token });
    expectConforms('listFiles', listed);
    expect((listed.body as Page).items.map(({ id }) => id)).toContain(awaited.id);

    for (let times = 0; times < 2; times += 1) {
      const deleted = await call(`DELETE ${path}`, { token });
      expectConforms('deleteFile', deleted);
      expect(deleted.status).toBe(204);
    }
    expect((await call(`GET ${path}`, { token })).status).toBe(404);
  });

  it('are not brought back by a link that is used again, nor by one that outlives them', async () => {
    const { token } = acme;
    const awaited = await callFor<Awaited>('POST /v1/files', { token, body: wanted });
    const path = `/v1/files/${awaited.id}`;
    expect((await put(awaited)).status).toBe(200);
    expect((await put(awaited, CONTENT.toUpperCase())).status).toBe(412);

    expect((await call(`DELETE ${path}`, { token })).status).toBe(204);
    expect((await put(awaited)).status).toBe(200);
    await eventually(async () => expect((await call(`GET ${path}`, { token })).status).toBe(404), {
      seconds: 200,
      everyMilliseconds: 500,
    });
  });

  it('take no upload of another type or another size', async () => {
    const awaited = await callFor<Awaited>('POST /v1/files', { token: acme.token, body: wanted });
    const otherType = await put(awaited, CONTENT, { 'content-type': 'text/html' });
    const otherSize = await put(awaited, `${CONTENT} and more`);

    expect([otherType.status, otherSize.status]).toEqual([403, 403]);
    const path = `GET /v1/files/${awaited.id}`;
    expect((await call(path, { token: acme.token })).status).toBe(404);
  });

  it('count in the tenant’s usage', async () => {
    const id = await upload();
    const token = await operatorToken();
    const usage = await callFor<{ files: { count: number; bytes: number } }>(
      `GET /v1/tenants/${acme.id}/usage`,
      { token },
    );
    expect(usage.files.count).toBeGreaterThan(0);
    expect(usage.files.bytes).toBe(usage.files.count * CONTENT.length);
    await call(`DELETE /v1/files/${id}`, { token: acme.token });
  });
});

describe('another tenant', () => {
  it('gets for a file the very answer it gets for one that does not exist', async () => {
    const id = await upload();
    const { token } = globex;
    for (const method of ['GET', 'DELETE']) {
      const theirs = await call(`${method} /v1/files/${id}`, { token });
      const missing = await call(`${method} /v1/files/${newId('fil')}`, { token });
      expect([theirs.status, theirs.body]).toEqual([missing.status, missing.body]);
    }
    expect((await call(`GET /v1/files/${id}`, { token: acme.token })).status).toBe(200);
    expect(await callFor('GET /v1/files', { token })).toEqual({ items: [] });
  });

  it('cannot turn its own link into one to another’s file', async () => {
    const id = await upload();
    const own = await callFor<Awaited>('POST /v1/files', { token: globex.token, body: wanted });
    const stolen = own.upload.url.replace(globex.id, acme.id).replace(own.id, id);
    expect(stolen).not.toBe(own.upload.url);

    expect(
      (await put({ ...own, upload: { ...own.upload, url: stolen } }, 'overwritten!!!!')).status,
    ).toBe(403);
    const file = await callFor<FileBody>(`GET /v1/files/${id}`, { token: acme.token });
    expect(await (await fetch(file.download.url)).text()).toBe(CONTENT);
  });
});
