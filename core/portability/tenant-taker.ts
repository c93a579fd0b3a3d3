import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { ArchiveEntry } from './archive.ts';
import type { RecordLine } from './import-lines.ts';

export type Content = {
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
};
export type ImportedFile = NonNullable<ArchiveEntry['file']>;

/**
 * Writes what an archive has into a tenant, by its session: under the ids that it had, and telling nobody, for nothing
 * of it happened here. Again is harmless. All throw on an outage.
 */
export interface TenantTaker {
  /** Whether there is neither a record nor a file. */
  isEmpty(tenant: TenantScope): Promise<boolean>;
  putRecords(
    tenant: TenantScope,
    collection: string,
    records: readonly RecordLine[],
  ): Promise<void>;
  putFile(tenant: TenantScope, file: ImportedFile, content: Content): Promise<void>;
  /** What is kept as it came, for the tenant to read: no list of files shows it. */
  putHistory(tenant: TenantScope, path: string, content: Content): Promise<void>;
}
