import type { TenantScope } from '../tenancy/tenant-context.ts';

/** An object as a place lists it. Its key, below the tenant's prefix, is the same at every place. */
export type PlacedObject = {
  readonly key: string;
  /** Another one for another content; comparable within one place only. */
  readonly tag: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
};

/** An object that lies at both places, read at both with the same content. */
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

/** The objects of a tenant at the place that its scope names; each place by a session of its own. */
export interface ObjectPlaces {
  /** In key order, after that key; none where the bucket is not there. Throws on an outage. */
  objects(tenant: TenantScope, after?: string): AsyncIterable<PlacedObject>;

  /**
   * Copies content, type and metadata, marks the copy as one, and reads it back; null when the object
   * is gone. Throws on an outage, and when the copy reads otherwise.
   */
  copy(copying: Copying): Promise<CopiedObject | null>;

  /** Whether a copy lies there, and not what was uploaded there. Throws on an outage. */
  isCopy(tenant: TenantScope, key: string): Promise<boolean>;

  /** Again is harmless. Throws on an outage, and then some may be deleted. */
  delete(tenant: TenantScope, keys: readonly string[]): Promise<void>;

  /** Writes a page in the place of one with the same number. Throws on an outage. */
  writePage(
    tenant: TenantScope,
    page: ManifestPage,
    entries: readonly CopiedObject[],
  ): Promise<void>;

  /** Throws on an outage, and for a page that is not there. */
  readPage(tenant: TenantScope, page: ManifestPage): Promise<readonly CopiedObject[]>;
}
