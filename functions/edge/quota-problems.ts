import { formatStorageSize } from '../../core/plans/storage-size.ts';
import type { StorageQuotaReached } from '../../core/quotas/storage-count.ts';
import type { ProblemEntry } from './problem-entry.ts';

export const quotaProblems: { readonly StorageQuotaReached: ProblemEntry<StorageQuotaReached> } = {
  StorageQuotaReached: {
    status: 413,
    type: 'storage-quota-reached',
    title: 'Storage quota reached',
    detail: ({ limitBytes }) =>
      `The plan grants ${formatStorageSize(limitBytes)} for files and records together; this does not fit beside what is used, and reserved for uploads. Delete something, or take a larger plan.`,
    extensions: ({ usedBytes: used, reservedBytes: reserved, limitBytes: limit }) => ({
      ...{ used, reserved, limit },
    }),
  },
};
