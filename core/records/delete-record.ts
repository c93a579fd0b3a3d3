import { ok, type Result } from '../../kit/result.ts';
import type { StorageAccount } from '../quotas/storage-account.ts';
import type { StorageQuota } from '../quotas/storage-quota.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import type {
  RecordDeletion,
  RecordNotFound,
  RecordRepository,
  VersionConflict,
} from './record-repository.ts';

export type DeleteRecordPorts = {
  readonly records: Pick<RecordRepository, 'delete'>;
  readonly storage: Pick<StorageQuota, 'giveBack'>;
};
export type DeleteRecord = RecordDeletion & { readonly account: StorageAccount };

export async function deleteRecord(
  { records, storage }: DeleteRecordPorts,
  tenant: TenantContext,
  { account, ...deletion }: DeleteRecord,
): Promise<Result<null, RecordNotFound | VersionConflict>> {
  const deleted = await records.delete(tenant, deletion);
  if (!deleted.ok) return deleted;
  await storage.giveBack(account, deleted.value);
  return ok(null);
}
