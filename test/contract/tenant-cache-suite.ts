import { describe, expect, it } from 'vitest';
import type { CacheWrite, TenantCache } from '../../core/cache/tenant-cache.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

export type CacheUnderTest = {
  readonly cache: TenantCache;
  readonly now: () => Date;
  /** Lets so much time pass. */
  readonly pass: (seconds: number) => Promise<void>;
};

const HOUR = 3_600;
let lastVersion = 0;

/** What every cache promises, whatever it is made of. */
export function describeTenantCache(name: string, make: () => CacheUnderTest): void {
  describe(name, () => {
    const arrange = () => {
      const { cache, now, pass } = make();
      const tenant = tenantContext();
      const write = (wishes: Partial<CacheWrite> & { readonly ttlSeconds?: number } = {}) => {
        const { ttlSeconds = HOUR, ...rest } = wishes;
        const expiresAt = new Date((Math.ceil(now().getTime() / 1_000) + ttlSeconds) * 1_000);
        const entry = { value: { n: 1 }, version: (lastVersion += 1), expiresAt };
        return { ...entry, key: 'user:42', maxEntries: 1_000, ...rest };
      };
      const put = (wishes?: Parameters<typeof write>[0]) => cache.put(tenant, write(wishes));
      return { cache, tenant, write, put, pass };
    };

    it('gives back what was put: the same JSON to the letter', async () => {
      const { cache, tenant, write } = arrange();
      const value = JSON.parse('{"z":[1,-0.5,1e200,null,true,"ü\\n",{"":{}}],"__proto__":1}') as 1;
      const wanted = write({ value });
      expect(await cache.put(tenant, wanted)).toMatchObject({ ok: true });

      const { version, expiresAt } = wanted;
      const found = await cache.find(tenant, 'user:42');
      expect(found).toEqual({ value, version, expiresAt });
      expect(JSON.stringify(found?.value)).toBe(JSON.stringify(value));
    });

    it.each([null, false, 0, '', 'a b\nc', []])('keeps the value %j', async (value) => {
      const { cache, tenant, put } = arrange();
      await put({ value });
      expect(await cache.find(tenant, 'user:42')).toMatchObject({ value });
    });

    it('keeps 64 KB', async () => {
      const { cache, tenant, put } = arrange();
      const value = 'x'.repeat(64 * 1_024 - 2);
      await put({ value });
      expect((await cache.find(tenant, 'user:42'))?.value).toBe(value);
    });

    it('finds nothing under another tenant or another key', async () => {
      const { cache, tenant, put } = arrange();
      await put();
      expect(await cache.find(tenantContext(), 'user:42')).toBeNull();
      expect(await cache.find(tenant, 'user:4')).toBeNull();
      expect(await cache.find(tenant, 'user:42:')).toBeNull();
    });

    it('puts in place of what is there', async () => {
      const { cache, tenant, put } = arrange();
      await put();
      await put({ value: 2, version: 77 });
      expect(await cache.find(tenant, 'user:42')).toMatchObject({ value: 2, version: 77 });
    });

    it('finds nothing once the time is over, and puts again what must be absent', async () => {
      const { cache, tenant, put, pass } = arrange();
      await put({ ttlSeconds: 5, version: 5 });
      expect(await put({ onlyIf: 'absent' })).toMatchObject({
        error: { kind: 'CacheEntryExists' },
      });

      await pass(6.2);
      expect(await cache.find(tenant, 'user:42')).toBeNull();
      expect(await put({ onlyIf: { version: 5 } })).toMatchObject({ ok: false });
      expect(await put({ onlyIf: 'present' })).toMatchObject({ ok: false });
      expect(await put({ onlyIf: 'absent' })).toMatchObject({ ok: true });
    });

    it('compares and sets: the version that is there and no other', async () => {
      const { cache, tenant, put } = arrange();
      const conflict = { ok: false, error: { kind: 'VersionConflict' } };
      expect(await put({ onlyIf: { version: 1 } })).toEqual(conflict);
      expect(await put({ onlyIf: 'present' })).toEqual(conflict);

      await put({ version: 10 });
      expect(await put({ onlyIf: { version: 1 } })).toEqual(conflict);
      expect(await put({ value: 2, version: 11, onlyIf: { version: 10 } })).toMatchObject({
        ok: true,
      });
      expect(await put({ value: 3, version: 12, onlyIf: { version: 10 } })).toEqual(conflict);
      expect(await put({ value: 4, version: 13, onlyIf: 'present' })).toMatchObject({ ok: true });
      expect(await cache.find(tenant, 'user:42')).toMatchObject({ value: 4, version: 13 });
    });

    it('lets one of twenty win that put the same key if it is free', async () => {
      const { put } = arrange();
      const all = await Promise.all(Array.from({ length: 20 }, () => put({ onlyIf: 'absent' })));
      expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('lets one of twenty win that replace the same version', async () => {
      const { put } = arrange();
      await put({ version: 1 });
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, n) => put({ version: 100 + n, onlyIf: { version: 1 } })),
      );
      expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('deletes: whatever is there, or the version that is named', async () => {
      const { cache, tenant, put } = arrange();
      expect(await cache.delete(tenant, { key: 'user:42' })).toEqual({ ok: true, value: null });
      await put({ version: 1 });
      const named = { key: 'user:42', onlyIf: { version: 2 } };
      expect(await cache.delete(tenant, named)).toMatchObject({
        error: { kind: 'VersionConflict' },
      });
      expect(await cache.delete(tenant, { ...named, onlyIf: { version: 1 } })).toMatchObject({
        ok: true,
      });
      expect(await cache.find(tenant, 'user:42')).toBeNull();
      expect(await cache.delete(tenant, { ...named, onlyIf: 'present' })).toMatchObject({
        ok: false,
      });
    });

    it('refuses a new key beyond the limit and nothing else, until one is deleted or expires', async () => {
      const { cache, tenant, put, pass } = arrange();
      const limited = (key: string, ttlSeconds = HOUR) => put({ key, ttlSeconds, maxEntries: 3 });
      expect(await limited('a')).toMatchObject({ ok: true });
      expect(await limited('b', 10)).toMatchObject({ ok: true });
      expect(await limited('c')).toMatchObject({ ok: true });
      const full = { ok: false, error: { kind: 'CacheFull', maxEntries: 3 } };
      expect(await limited('d')).toEqual(full);
      expect(await cache.find(tenant, 'd')).toBeNull();
      expect(await limited('a', 2 * HOUR)).toMatchObject({ ok: true });
      expect(await limited('d')).toEqual(full);

      await cache.delete(tenant, { key: 'c' });
      expect(await limited('d')).toMatchObject({ ok: true });
      expect(await limited('e')).toEqual(full);
      await pass(11.2);
      expect(await limited('e')).toMatchObject({ ok: true });
      expect(await limited('f')).toEqual(full);
    });

    it('never has more than the limit when thirty come at once, and wastes no place', async () => {
      const { put } = arrange();
      const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
      const all = await Promise.all(keys.map((key) => put({ key, maxEntries: 10 })));
      const kept = all.filter(({ ok }) => ok).length;
      expect(kept).toBeLessThanOrEqual(10);

      for (let n = kept; n < 10; n += 1) {
        expect(await put({ key: `more${n}`, maxEntries: 10 })).toMatchObject({ ok: true });
      }
      expect(await put({ key: 'last', maxEntries: 10 })).toMatchObject({ ok: false });
    });
  });
}
