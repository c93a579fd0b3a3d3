import { createHash } from 'node:crypto';
import { compareKeys } from '../../core/moves/merged.ts';
import {
  MANIFEST_FOLDER,
  type CopiedObject,
  type Copying,
  type ManifestPage,
  type PlacedObject,
  type PlacementObjects,
} from '../../core/moves/placement-objects.ts';
import { placementOf } from '../../core/tenancy/placement.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';

export type FakeObject = {
  readonly content: string;
  readonly tag: string;
  readonly modifiedAt: Date;
  readonly isCopy?: boolean;
};
type Prefix = Map<string, FakeObject>;

/** Prefixes of buckets in memory; a tag is never the same twice, as with a key of KMS. */
export class FakePlacementObjects implements PlacementObjects {
  readonly prefixes = new Map<string, Prefix>();
  readonly #stores: StageStorage;
  readonly #now: () => Date;
  #tags = 0;

  constructor(stores: StageStorage, now: () => Date) {
    this.#stores = stores;
    this.#now = now;
  }

  prefixOf(tenant: TenantScope): Prefix {
    const { bucketName, objectPrefix } = placementOf(tenant, this.#stores);
    const name = `${bucketName}/${objectPrefix}`;
    const prefix = this.prefixes.get(name) ?? new Map<string, FakeObject>();
    this.prefixes.set(name, prefix);
    return prefix;
  }

  put(tenant: TenantScope, key: string, content: string): FakeObject {
    const object = { content, tag: `tag-${(this.#tags += 1)}`, modifiedAt: this.#now() };
    this.prefixOf(tenant).set(key, object);
    return object;
  }

  async *clearVersions(tenant: TenantScope): AsyncGenerator<void> {
    this.prefixOf(tenant).clear();
    yield;
  }

  async *objects(tenant: TenantScope, after = ''): AsyncGenerator<PlacedObject> {
    const found = [...this.prefixOf(tenant)]
      .filter(([key]) => compareKeys(key, after) > 0)
      .sort(([one], [other]) => compareKeys(one, other));
    for (const [key, { content, tag, modifiedAt }] of found) {
      yield { key, bytes: content.length, tag, modifiedAt };
    }
  }

  async copy({ from, to, key }: Copying): Promise<CopiedObject | null> {
    const source = this.prefixOf(from).get(key);
    if (!source) return null;
    const copy = this.put(to, key, source.content);
    this.prefixOf(to).set(key, { ...copy, isCopy: true });
    const sha256 = createHash('sha256').update(source.content).digest('hex');
    return {
      key,
      bytes: source.content.length,
      sha256,
      sourceTag: source.tag,
      targetTag: copy.tag,
    };
  }

  async isCopy(tenant: TenantScope, key: string) {
    return this.prefixOf(tenant).get(key)?.isCopy ?? false;
  }

  async delete(tenant: TenantScope, keys: readonly string[]) {
    for (const key of keys) this.prefixOf(tenant).delete(key);
  }

  async writePage(tenant: TenantScope, page: ManifestPage, entries: readonly CopiedObject[]) {
    this.put(tenant, pageKey(page), JSON.stringify(entries));
  }

  async readPage(tenant: TenantScope, page: ManifestPage): Promise<readonly CopiedObject[]> {
    const found = this.prefixOf(tenant).get(pageKey(page));
    if (!found) throw new Error(`NoSuchKey ${pageKey(page)}`);
    return JSON.parse(found.content) as CopiedObject[];
  }
}

const pageKey = ({ generation, page }: ManifestPage) => `${MANIFEST_FOLDER}${generation}/${page}`;
