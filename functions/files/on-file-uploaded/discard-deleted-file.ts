import { fileEvents } from '../../../core/files/file-events.ts';
import type { FileDeletions } from '../../../core/files/file-deletions.ts';
import type { FileRepository } from '../../../core/files/file-repository.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'file.uploaded': fileEvents['file.uploaded'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export type DiscardDeletedFilePorts = {
  readonly tenants: TenantFinder;
  readonly deletions: Pick<FileDeletions, 'has'>;
  readonly files: Pick<FileRepository, 'delete'>;
};

/** A link outlives the deletion of its file: what it uploads afterwards is deleted again. */
export const discardDeletedFile =
  ({ tenants, deletions, files }: DiscardDeletedFilePorts) =>
  async ({ id, tenantId, actor, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    const tenant = await tenants.find(tenantId);
    if (!tenant || !isId('fil', data.id)) return;
    const scope = scopeForPlatform(tenant);
    if (!(await deletions.has(scope, data.id))) return;
    await files.delete({ ...scope, changedBy: { ...actor, requestId: id } }, data.id);
  };
