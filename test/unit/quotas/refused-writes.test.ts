import { describe, expect, it } from 'vitest';
import { createFile } from '../../../core/files/create-file.ts';
import { deleteFile } from '../../../core/files/delete-file.ts';
import { uploadEndsAt } from '../../../core/files/upload-ends-at.ts';
import { FakeFileRepository } from '../../fakes/fake-file-repository.ts';
import { storagePorts } from '../../support/quotas/storage-ports.ts';
import { recordsApi } from '../../support/records/records-api.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const MB = 1024 ** 2;
const text = (bytes: number) => ({ t: 'x'.repeat(bytes - '{"t":""}'.length) });

describe('a record', () => {
  const arrange = async () => {
    const api = recordsApi('1mb_storage');
    const used = async () => (await api.counters.find(api.tenantId)).usedBytes;
    const fill = async (bytes: number) => {
      const limitBytes = 'unlimited';
      await api.counters.take({ tenantId: api.tenantId, limitBytes }, bytes);
    };
    return { ...api, used, fill };
  };
  const params = { collection: 'tasks' };

  it('counts its bytes, and what does not fit is 413 with used, reserved and limit', async () => {
    const { call, used, fill } = await arrange();
    await call('createRecord', { params, body: text(100) });
    expect(await used()).toBe(100);
    await fill(MB - 200);
    expect(await call('createRecord', { params, body: text(101) })).toMatchObject({
      status: 413,
      body: {
        type: 'urn:freehold:problem:storage-quota-reached',
        used: MB - 100,
        reserved: 0,
        limit: MB,
      },
    });
    expect((await call('createRecord', { params, body: text(100) })).status).toBe(201);
    expect(await used()).toBe(MB);
  });

  it('that is changed counts the difference alone, by PUT and by PATCH', async () => {
    const { call, create, used, fill } = await arrange();
    const key = await create('tasks', text(500));
    await fill(MB - 500);
    const put = (bytes: number) => call('replaceRecord', { params: key, body: text(bytes) });
    expect((await put(500)).status).toBe(200);
    expect((await put(501)).status).toBe(413);
    expect((await put(300)).status).toBe(200);
    expect(await used()).toBe(MB - 200);
    const patched = await call('mergeRecord', { params: key, body: text(501) });
    expect(patched.status).toBe(413);
    expect((await call('mergeRecord', { params: key, body: text(450) })).status).toBe(200);
    expect(await used()).toBe(MB - 50);
  });

  it('gives its bytes back when it is deleted, once', async () => {
    const { call, create, used } = await arrange();
    const key = await create('tasks', text(500));
    await call('deleteRecord', { params: key });
    await call('deleteRecord', { params: key });
    expect(await used()).toBe(0);
  });

  it('of an idempotency key counts once', async () => {
    const { call, used } = await arrange();
    const headers = { 'idempotency-key': 'one' };
    await call('createRecord', { params, headers, body: text(500) });
    await call('createRecord', { params, headers, body: text(500) });
    await call('createRecord', { params, headers, body: text(400) });
    expect(await used()).toBe(500);
  });

  it('that is refused for its version gives back what it took', async () => {
    const { call, create, used } = await arrange();
    const key = await create('tasks', text(500));
    const headers = { 'if-match': '"9"' };
    const late = await call('replaceRecord', { params: key, headers, body: text(900) });
    expect(late.status).toBe(412);
    expect(await used()).toBe(500);
  });

  it('can be read and deleted above the limit, and changed to a smaller one', async () => {
    const { call, create, fill } = await arrange();
    const key = await create('tasks', text(500));
    await fill(2 * MB);
    expect((await call('createRecord', { params, body: text(10) })).status).toBe(413);
    expect((await call('getRecord', { params: key })).status).toBe(200);
    expect((await call('replaceRecord', { params: key, body: text(400) })).status).toBe(200);
    expect((await call('deleteRecord', { params: key })).status).toBe(204);
  });
});

describe('a file', () => {
  const arrange = () => {
    const { counters, storage } = storagePorts();
    const files = new FakeFileRepository();
    const tenant = tenantContext();
    const account = { tenantId: tenant.tenantId, limitBytes: 1000 };
    const ports = { files, storage, longestUploadSeconds: 7200 };
    const ask = (sizeBytes: number) =>
      createFile(ports, tenant, { account, name: 'a', contentType: 'text/plain', sizeBytes });
    const count = async () => {
      const { usedBytes, reservedBytes } = await counters.find(tenant.tenantId);
      return [usedBytes, reservedBytes];
    };
    return { ask, count, files, storage, ports, tenant, account };
  };

  it('that does not fit gets no link, however many ask at once', async () => {
    const { ask, count } = arrange();
    const asked = await Promise.all(Array.from({ length: 50 }, () => ask(30)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(33);
    expect(asked.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'StorageQuotaReached', usedBytes: 0, reservedBytes: 990, limitBytes: 1000 },
    });
    expect(await count()).toEqual([0, 990]);
  });

  it('gives its bytes back with its deletion, and its reservation before its upload was told of', async () => {
    const { ask, count, files, ports, storage, tenant, account } = arrange();
    for (const isTold of [true, false]) {
      const asked = await ask(300);
      if (!asked.ok) throw new Error('It was refused.');
      const { file, upload } = asked.value;
      files.upload(upload.url, 'x');
      if (isTold) await storage.countFile(account, { fileId: file.id, bytes: 300 });
      expect(await count()).toEqual(isTold ? [300, 0] : [0, 300]);
      const deletion = { account, fileId: file.id };
      await Promise.all([deleteFile(ports, tenant, deletion), deleteFile(ports, tenant, deletion)]);
      expect(await count()).toEqual([0, 0]);
    }
  });

  it('keeps its reservation when it is deleted before it is there: its link is still good', async () => {
    const { ask, count, ports, tenant, account } = arrange();
    const asked = await ask(300);
    if (!asked.ok) throw new Error('It was refused.');
    await deleteFile(ports, tenant, { account, fileId: asked.value.file.id });
    expect(await count()).toEqual([0, 300]);
  });
});

describe('uploadEndsAt', () => {
  it('is the link’s end, and what an upload of the size may take that began just before', () => {
    const end = new Date('2026-11-27T12:00:00Z');
    const after = (bytes: number) => (Number(uploadEndsAt(end, bytes, 7200)) - Number(end)) / 1000;
    expect(after(0)).toBe(10);
    expect(after(5 * 1024 ** 3)).toBe(7210);
    expect(after(100 * MB)).toBeCloseTo(150.6, 1);
  });
});
