import { fileEvents } from '../../../core/files/file-events.ts';
import type { FileDeletions } from '../../../core/files/file-deletions.ts';
import type { FileRepository } from '../../../core/files/file-repository.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { storageAccountOfTenant } from '../../../core/quotas/storage-account.ts';
import type { StorageQuota } from '../../../core/quotas/storage-quota.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'file.uploaded': fileEvents['file.uploaded'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export type TakeInUploadPorts = {
  readonly tenants: TenantFinder;
  readonly plans: Plans;
  readonly deletions: Pick<FileDeletions, 'has'>;
  readonly files: Pick<FileRepository, 'delete'>;
  readonly storage: Pick<StorageQuota, 'countFile'>;
};

/** Counts the file. A link outlives the deletion of its file: what it uploads afterwards is deleted again. */
export const takeInUpload =
  ({ tenants, plans, deletions, files, storage }: TakeInUploadPorts) =>
  async ({ id, tenantId, actor, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    const { id: fileId, sizeBytes: bytes } = data;
    const tenant = await tenants.find(tenantId);
    if (!tenant || !isId('fil', fileId)) return;
    const scope = scopeForPlatform(tenant);
    if (await deletions.has(scope, fileId)) {
      await files.delete({ ...scope, changedBy: { ...actor, requestId: id } }, fileId);
    } else {
      await storage.countFile(storageAccountOfTenant(plans, tenant), { fileId, bytes });
    }
  };
