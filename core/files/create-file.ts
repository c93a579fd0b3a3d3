import { newId } from '../../kit/id.ts';
import { ok, type Result } from '../../kit/result.ts';
import type { StorageAccount } from '../quotas/storage-account.ts';
import type { StorageQuotaReached } from '../quotas/storage-count.ts';
import type { StorageQuota } from '../quotas/storage-quota.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { fileNameOf, type UnusableName } from './file-name.ts';
import type { FileRepository } from './file-repository.ts';
import type { NewFile, UploadLink } from './file.ts';
import { uploadEndsAt } from './upload-ends-at.ts';

export type CreateFilePorts = {
  readonly files: Pick<FileRepository, 'uploadLink'>;
  readonly storage: Pick<StorageQuota, 'reserve'>;
  readonly longestUploadSeconds: number;
};
export type CreateFile = Omit<NewFile, 'id'> & { readonly account: StorageAccount };
export type AwaitedFile = { readonly file: NewFile; readonly upload: UploadLink };

/**
 * Nothing is stored until the link is used: a file that is never uploaded leaves no trace. Its bytes are kept
 * free before the link is handed out, and as long as it can be used.
 */
export async function createFile(
  { files, storage, longestUploadSeconds }: CreateFilePorts,
  tenant: TenantContext,
  { account, ...request }: CreateFile,
): Promise<Result<AwaitedFile, UnusableName | StorageQuotaReached>> {
  const name = fileNameOf(request.name);
  if (!name.ok) return name;

  const file = { ...request, id: newId('fil'), name: name.value };
  const upload = await files.uploadLink(tenant, file);
  const reserved = await storage.reserve(account, {
    fileId: file.id,
    bytes: file.sizeBytes,
    endsAt: uploadEndsAt(upload.expiresAt, file.sizeBytes, longestUploadSeconds),
  });
  return reserved.ok ? ok({ file, upload }) : reserved;
}
