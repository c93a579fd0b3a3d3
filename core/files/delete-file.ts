import type { StorageAccount } from '../quotas/storage-account.ts';
import type { StorageQuota } from '../quotas/storage-quota.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import type { FileRepository } from './file-repository.ts';
import type { FileId } from './file.ts';

export type DeleteFilePorts = {
  readonly files: Pick<FileRepository, 'delete'>;
  readonly storage: Pick<StorageQuota, 'forgetFile'>;
};
export type DeleteFile = { readonly account: StorageAccount; readonly fileId: FileId };

/** A run that dies in between leaves bytes counted that are not there: the daily correction finds them. */
export async function deleteFile(
  { files, storage }: DeleteFilePorts,
  tenant: TenantContext,
  { account, fileId }: DeleteFile,
): Promise<void> {
  const bytes = await files.delete(tenant, fileId);
  if (bytes !== null) await storage.forgetFile(account, { fileId, bytes });
}
