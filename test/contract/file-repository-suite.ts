import { describe, expect, it } from 'vitest';
import type { FileRepository } from '../../core/files/file-repository.ts';
import type { UploadLink, Link, NewFile } from '../../core/files/file.ts';
import { newId } from '../../kit/id.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

export type FileRepositoryHarness = {
  readonly store: FileRepository;
  readonly upload: (link: UploadLink, content: string) => Promise<void> | void;
  readonly download: (link: Link) => Promise<string | undefined> | string | undefined;
};

const CONTENT = 'Grüße';
const newFile = (name = 'Grüße & 50% (1).txt'): NewFile => ({
  id: newId('fil'),
  name,
  contentType: 'text/plain; charset=utf-8',
  sizeBytes: Buffer.byteLength(CONTENT),
});

/** What every file store promises, whatever it is made of. */
export function describeFileRepository(
  name: string,
  makeHarness: () => FileRepositoryHarness,
): void {
  describe(name, () => {
    const arrange = () => {
      const harness = makeHarness();
      const tenant = tenantContext();
      const put = async (file = newFile()) => {
        await harness.upload(await harness.store.uploadLink(tenant, file), CONTENT);
        return file;
      };
      return { ...harness, tenant, put };
    };

    it('knows a file once its link was used, and gives its content', async () => {
      const { store, tenant, put, download } = arrange();
      const file = await put();

      const found = await store.find(tenant, file.id);
      expect(found).toEqual({ ...file, uploadedAt: expect.any(Date) as Date });
      expect(await download(await store.downloadLink(tenant, file))).toBe(CONTENT);
    });

    it('knows no file before its link is used', async () => {
      const { store, tenant } = arrange();
      const file = newFile();
      await store.uploadLink(tenant, file);

      expect(await store.find(tenant, file.id)).toBeNull();
      expect(await store.list(tenant, { limit: 10 })).toEqual({ items: [] });
    });

    it('makes links that say when they expire, within a quarter of an hour', async () => {
      const { store, tenant } = arrange();
      const file = newFile();
      const quarter = Date.now() + 901_000;
      for (const { expiresAt } of [
        await store.uploadLink(tenant, file),
        await store.downloadLink(tenant, file),
      ]) {
        expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
        expect(expiresAt.getTime()).toBeLessThanOrEqual(quarter);
      }
    });

    it('makes links that take one upload: what lies there stays', async () => {
      const { store, tenant, upload, download } = arrange();
      const file = newFile();
      const link = await store.uploadLink(tenant, file);
      await upload(link, CONTENT);

      await expect(async () => upload(link, 'x'.repeat(file.sizeBytes))).rejects.toThrow('412');
      expect(await download(await store.downloadLink(tenant, file))).toBe(CONTENT);
    });

    it('keeps a name of 200 characters of any script', async () => {
      const { store, tenant, put } = arrange();
      for (const character of ['𝔘', '%', '界', '#']) {
        const file = await put(newFile(character.repeat(200)));
        expect((await store.find(tenant, file.id))?.name).toBe(file.name);
      }
    });

    it('shows nothing of it to another tenant', async () => {
      const { store, put } = arrange();
      const file = await put();
      const other = tenantContext();

      expect(await store.find(other, file.id)).toBeNull();
      expect(await store.list(other, { limit: 10 })).toEqual({ items: [] });
    });

    it('deletes a file, and what is not there too; not another tenant’s', async () => {
      const { store, tenant, put } = arrange();
      const file = await put();

      await store.delete(tenantContext(), file.id);
      expect(await store.find(tenant, file.id)).not.toBeNull();
      await store.delete(tenant, file.id);
      await store.delete(tenant, file.id);
      expect(await store.find(tenant, file.id)).toBeNull();
    });

    it('lists the uploaded files in pages, oldest first, each once', async () => {
      const { store, tenant, put } = arrange();
      const files = [newFile('b'), newFile('ü'), newFile('a'), newFile(), newFile()];
      for (const file of files.toReversed()) await put(file);

      const first = await store.list(tenant, { limit: 2 });
      const second = await store.list(tenant, { limit: 2, after: first.next });
      const third = await store.list(tenant, { limit: 2, after: second.next });
      const pages = [first, second, third].map(({ items }) => items.map(({ id }) => id));
      const ids = files.map(({ id }) => id).sort();
      expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
      expect(third.next).toBeUndefined();
    });
  });
}
