import { ARCHIVES_FOLDER } from '../tenancy/placement.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';

/** An object as a bucket lists it. Its key, below the tenant's prefix, is the same at every placement. */
export type PlacedObject = {
  readonly key: string;
  /** Another one for another content; comparable within one placement only. */
  readonly tag: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
};

/** An object that lies at both placements, read at both with the same content. */
export type CopiedObject = {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sourceTag: string;
  readonly targetTag: string;
};

/** A page of the manifest: `late` lists what came after the switch. */
export type ManifestPage = { readonly generation: number | 'late'; readonly page: number };

export type Copying = {
  readonly from: TenantScope;
  readonly to: TenantScope;
  readonly key: string;
};

/**
 * The objects of a tenant at the placement that its scope names; each placement by a session of its
 * own. Everything throws on an outage.
 */
export interface PlacementObjects {
  /** In key order, after that key; none where the bucket is not there. */
  objects(tenant: TenantScope, after?: string): AsyncIterable<PlacedObject>;

  /**
   * Copies content, type and metadata, marks the copy as one, and reads it back; null when the object
   * is gone. Throws when the copy reads otherwise.
   */
  copy(copying: Copying): Promise<CopiedObject | null>;

  /** Whether a copy lies there, and not what was uploaded there. */
  isCopy(tenant: TenantScope, key: string): Promise<boolean>;

  /** Again is harmless. After a throw some may be deleted. */
  delete(tenant: TenantScope, keys: readonly string[]): Promise<void>;

  /**
   * Deletes for good whatever lies under the tenant's prefix, former versions and deleted objects included,
   * page by page. Again is harmless.
   */
  clearVersions(tenant: TenantScope): AsyncIterable<void>;

  /** Writes a page in the place of one with the same number. */
  writePage(
    tenant: TenantScope,
    page: ManifestPage,
    entries: readonly CopiedObject[],
  ): Promise<void>;

  /** Throws for a page that is not there. */
  readPage(tenant: TenantScope, page: ManifestPage): Promise<readonly CopiedObject[]>;
}

/** Where the manifest of a move lies, below the tenant's prefix at the target. */
export const MANIFEST_FOLDER = '.moving/';

/** What a bucket holds for each placement: neither copied nor compared. */
export const isMarkerObject = (key: string): boolean =>
  key === '.prepared' || key.startsWith(MANIFEST_FOLDER) || key.startsWith(ARCHIVES_FOLDER);
