import type { JsonObject } from '../../kit/json.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import type { Collection, DataRecord, RecordId, RecordKey } from './record.ts';

export type RecordNotFound = { readonly kind: 'RecordNotFound' };
export type VersionConflict = { readonly kind: 'VersionConflict' };
export type IdempotencyKeyReused = { readonly kind: 'IdempotencyKeyReused' };

/** A client's promise that requests of this key are one request; `fingerprint` tells others apart. */
export type IdempotencyClaim = { readonly key: string; readonly fingerprint: string };

export type NewRecord = {
  readonly collection: string;
  readonly id: RecordId;
  readonly data: JsonObject;
  readonly createdAt: Date;
  readonly claim?: IdempotencyClaim;
};

export type RecordWrite = RecordKey & {
  readonly data: JsonObject;
  readonly updatedAt: Date;
  /** The only version that may be replaced; any, when absent. */
  readonly version?: number;
};

export type RecordDeletion = RecordKey & { readonly version?: number };

/** A tenant's records. Every method reaches the records of that tenant alone, and throws on an outage. */
export interface RecordRepository {
  /**
   * Writes a new record. For a claim that was made before, in the last 24 hours, it writes nothing and
   * gives the record as it was first written; it fails when that request was another one.
   */
  create(
    tenant: TenantContext,
    record: NewRecord,
  ): Promise<Result<DataRecord, IdempotencyKeyReused>>;

  /** The record as the last successful write left it. */
  find(tenant: TenantContext, key: RecordKey): Promise<DataRecord | null>;

  /** Oldest first. */
  list(tenant: TenantContext, collection: string, page: PageRequest): Promise<Page<DataRecord>>;

  /** Puts the data in place of the record's and raises its version, in one atomic write. */
  replace(
    tenant: TenantContext,
    write: RecordWrite,
  ): Promise<Result<DataRecord, RecordNotFound | VersionConflict>>;

  /** The bytes of data that were there. Without a version, deleting what is not there succeeds. */
  delete(
    tenant: TenantContext,
    deletion: RecordDeletion,
  ): Promise<Result<number, RecordNotFound | VersionConflict>>;

  /** By name. */
  listCollections(tenant: TenantContext, page: PageRequest): Promise<Page<Collection>>;
}
