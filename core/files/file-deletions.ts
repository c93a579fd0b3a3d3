import type { TenantContext, TenantScope } from '../tenancy/tenant-context.ts';
import type { FileId } from './file.ts';

/** What is kept of deleted files for a day: who deleted them, for the event. */
export interface FileDeletions {
  /** Notes that the tenant's user deletes the file. Throws on an outage: the file must stay then. */
  record(tenant: TenantContext, id: FileId): Promise<void>;

  /** Whether the file was deleted, as long as a link to upload it can be good. Throws on an outage. */
  has(tenant: TenantScope, id: FileId): Promise<boolean>;
}
