import type { TenantScope } from '../tenancy/tenant-context.ts';

/** A record as a line of an archive has it: all that the API shows of it. */
export type PortableRecord = {
  readonly id: string;
  readonly data: unknown;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** What the tenant keeps of notifications, as a line of an archive has it. */
export type PortableNotice = {
  /** Where a later run goes on. */
  readonly key: string;
  readonly line: { readonly kind: string };
};

export type PortableFile = {
  /** Where a later run goes on. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly uploadedAt: Date;
  readonly sizeBytes: number;
  /** Throws when another version took its place meanwhile. */
  readonly content: () => AsyncIterable<Uint8Array>;
};

/** A tenant's own data, as its session reads it. All throw on an outage. */
export interface TenantContents {
  /** In the order of their keys, after that one; without the keys of devices. */
  notifications(tenant: TenantScope, after?: string): AsyncIterable<PortableNotice>;
  /** By name. */
  collections(tenant: TenantScope): Promise<readonly string[]>;
  /** In the order of their ids, after that one. */
  records(
    tenant: TenantScope,
    at: { readonly collection: string; readonly after?: string },
  ): AsyncIterable<PortableRecord>;
  /** In the order of their keys, after that one; one that is deleted meanwhile is left out. */
  files(tenant: TenantScope, after?: string): AsyncIterable<PortableFile>;
}
