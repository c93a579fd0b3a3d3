import type { TenantContext } from '../tenancy/tenant-context.ts';
import type { FileId } from './file.ts';

/** What is kept of deleted files: who deleted them, for the event. */
export interface FileDeletions {
  /** Notes that the tenant's user deletes the file. Throws on an outage: the file must stay then. */
  record(tenant: TenantContext, id: FileId): Promise<void>;
}
