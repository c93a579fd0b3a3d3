import { describe, expect, it } from 'vitest';
import { createFileOperation } from '../../../functions/files/api/create-file.ts';
import { deleteFileOperation } from '../../../functions/files/api/delete-file.ts';
import { getFileOperation } from '../../../functions/files/api/get-file.ts';
import { listFilesOperation } from '../../../functions/files/api/list-files.ts';
import { routes, type OperationOf } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { storagePorts } from '../../support/quotas/storage-ports.ts';
import { FakeFileRepository } from '../../fakes/fake-file-repository.ts';
import { apiEvent, tenantIdentity, type RequestOf } from '../../support/tenancy/tenant-contexts.ts';

type Body = Record<string, unknown> & {
  id: string;
  items: { id: string }[];
  nextCursor?: string;
  upload: { url: string };
};

const wanted = { name: 'a.pdf', contentType: 'application/pdf', size: 3 };

function arrange() {
  const files = new FakeFileRepository();
  const ports = { files, ...storagePorts(), longestUploadSeconds: 60 };
  const handler = edgeOf(
    createFileOperation(ports),
    getFileOperation({ files }),
    listFilesOperation({ files }),
    deleteFileOperation(ports),
  );
  const identity = tenantIdentity();
  const call = async (operation: OperationOf<'files/api'>, request: RequestOf = {}) => {
    const event = apiEvent(routes[operation].key, { identity, ...request });
    const { statusCode, headers, body } = await handler(event);
    return { status: statusCode, headers, body: JSON.parse(body ?? '{}') as Body };
  };
  const upload = async () => {
    const { body } = await call('createFile', { body: wanted });
    files.upload(body.upload.url, 'abc');
    return body.id;
  };
  return { call, upload };
}

describe('POST /v1/files', () => {
  it('answers 201 with a link for exactly this upload', async () => {
    const { call } = arrange();
    const { status, headers, body } = await call('createFile', { body: wanted });

    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/files/${body.id}` });
    expect(body).toEqual({
      id: expect.stringMatching(/^fil_[0-9a-z]{26}$/) as string,
      name: 'a.pdf',
      upload: {
        method: 'PUT',
        url: expect.any(String) as string,
        headers: {
          'content-type': 'application/pdf',
          'content-length': '3',
          'if-none-match': '*',
        },
        expiresAt: expect.any(String) as string,
      },
    });
  });

  it.each([
    ['size', -1],
    ['size', 1.5],
    ['size', 5 * 1024 ** 3 + 1],
    ['size', '3'],
    ['contentType', 'pdf'],
    ['contentType', 'text/html\r\nx-evil: 1'],
    ['name', ''],
    ['name', '..'],
    ['name', 'x'.repeat(201)],
    ['tenantId', newId('tnt')],
  ])('refuses %s %j as 400 and names the field', async (field, value) => {
    const { call } = arrange();
    const { status, body } = await call('createFile', { body: { ...wanted, [field]: value } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ pointer: `/${field}` }] });
  });
});

describe('GET and DELETE /v1/files/{fileId}', () => {
  it('show a file with a link once it was uploaded, and 404 before', async () => {
    const { call, upload } = arrange();
    const awaited = await call('createFile', { body: wanted });
    const params = { fileId: awaited.body.id };
    expect(await call('getFile', { params })).toMatchObject({ status: 404 });

    const fileId = await upload();
    expect(await call('getFile', { params: { fileId } })).toMatchObject({
      status: 200,
      body: {
        id: fileId,
        name: 'a.pdf',
        size: 3,
        contentType: 'application/pdf',
        download: { url: expect.any(String) as string, expiresAt: expect.any(String) as string },
      },
    });
  });

  it('answer for another tenant’s file as for one that does not exist, to the letter', async () => {
    const { call, upload } = arrange();
    const theirs = { fileId: await upload() };
    const identity = tenantIdentity();

    for (const operation of ['getFile', 'deleteFile'] as const) {
      const missing = { fileId: newId('fil') };
      expect(await call(operation, { identity, params: theirs })).toEqual(
        await call(operation, { identity, params: missing }),
      );
    }
    expect(await call('getFile', { identity, params: theirs })).toMatchObject({ status: 404 });
    expect(await call('getFile', { params: theirs })).toMatchObject({ status: 200 });
  });

  it('answer 404 for what can be no file’s id', async () => {
    const { call } = arrange();
    const params = { fileId: '../../t/x' };
    expect(await call('getFile', { params })).toMatchObject({ status: 404 });
    expect(await call('deleteFile', { params })).toMatchObject({ status: 404 });
  });

  it('DELETE is the same the second time', async () => {
    const { call, upload } = arrange();
    const params = { fileId: await upload() };
    expect(await call('deleteFile', { params })).toMatchObject({ status: 204 });
    expect(await call('deleteFile', { params })).toMatchObject({ status: 204 });
  });
});

describe('GET /v1/files', () => {
  it('lists in pages; a cursor is worth nothing to another tenant', async () => {
    const { call, upload } = arrange();
    const ids = [await upload(), await upload(), await upload()].sort();

    const first = await call('listFiles', { query: { limit: '2' } });
    const cursor = first.body.nextCursor ?? '';
    const second = await call('listFiles', { query: { limit: '2', cursor } });
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids);

    const identity = tenantIdentity();
    expect(await call('listFiles', { identity, query: { cursor } })).toMatchObject({
      status: 400,
      body: { type: 'urn:freehold:problem:invalid-cursor' },
    });
    expect((await call('listFiles', { identity })).body).toEqual({ items: [] });
  });
});
