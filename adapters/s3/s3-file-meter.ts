import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import type { Count, Meter } from '../../core/usage/meter.ts';
import { ReadBudget } from '../../core/usage/read-budget.ts';
import type { FileUsage } from '../../core/usage/usage.ts';
import { filesPrefixOf } from './file-key.ts';
import { tenantObjects } from './tenant-objects.ts';

const SESSION_ACTIONS: SessionActions = { listings: ['ListBucket'] };

/** Counts the objects under the tenant's prefix for files, 1,000 of them a read. */
export class S3FileMeter implements Meter<FileUsage> {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async count(tenant: TenantScope, maxReads: number, from?: string): Promise<Count<FileUsage>> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    const { placement } = session;
    const reads = new ReadBudget(maxReads);
    let [count, bytes] = [0, 0];
    let next = from;

    while (reads.take()) {
      const { Contents = [], IsTruncated } = await tenantObjects(session).send(
        new ListObjectsV2Command({
          Bucket: placement.bucketName,
          Prefix: filesPrefixOf(placement),
          StartAfter: next,
        }),
      );
      count += Contents.length;
      bytes += Contents.reduce((sum, { Size = 0 }) => sum + Size, 0);
      next = IsTruncated ? Contents.at(-1)?.Key : undefined;
      if (next === undefined) break;
    }
    return { figures: { count, bytes }, isComplete: !reads.isExceeded, ...(next && { next }) };
  }
}
