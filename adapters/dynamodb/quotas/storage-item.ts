import * as z from 'zod';
import { EMPTY_STORAGE, type StorageCount } from '../../../core/quotas/storage-count.ts';

/** What expired is swept from the item once there is so much of it. */
const CELLS_KEPT = 20;
const CELL_SECONDS = 15;
const CELL = /^r(?<endSeconds>\d+)$/;

/** All that a tenant's counters are, none of it the tenant's own to reach. */
export const quotaPartition = (tenantId: string) => `QUOTA#${tenantId}`;

export const storageKey = (tenantId: string) => ({ pk: quotaPartition(tenantId), sk: 'STORAGE' });

/** In a partition of its own: a tenant uploads more files at once than one partition takes writes. */
export const countedFileKey = (tenantId: string, fileId: string) => ({
  pk: `${quotaPartition(tenantId)}#${fileId}`,
  sk: 'FILE',
});

/**
 * `taken` is `used` and all cells, so that one condition on it says whether more fits. A cell holds what is
 * reserved until its end, which is part of its name.
 */
const storageItem = z
  .object({
    used: z.number().default(0),
    taken: z.number().default(0),
    changed: z.number().default(0),
    told: z.literal([0, 80, 100]).default(0),
    correctedAt: z.coerce.date().optional(),
  })
  .catchall(z.unknown());

export type StorageItem = Readonly<Record<string, unknown>>;
export type Cell = { readonly name: string; readonly endsAt: Date; readonly bytes: number };

export const cellAt = (endsAt: Date): string =>
  `r${Math.ceil(endsAt.getTime() / 1000 / CELL_SECONDS) * CELL_SECONDS}`;

const cellsOf = (item: StorageItem): Cell[] =>
  Object.entries(item).flatMap(([name, bytes]) => {
    const { endSeconds } = CELL.exec(name)?.groups ?? {};
    return endSeconds === undefined
      ? []
      : [{ name, endsAt: new Date(Number(endSeconds) * 1000), bytes: Number(bytes) }];
  });

export const expiredCells = (item: StorageItem, now: Date): Cell[] =>
  cellsOf(item).filter(({ endsAt }) => endsAt <= now);

export const isCluttered = (cells: readonly Cell[]): boolean => cells.length > CELLS_KEPT;

export function fromStorageItem(item: StorageItem | undefined, now: Date): StorageCount {
  if (!item) return EMPTY_STORAGE;
  const { used, changed, told, correctedAt } = storageItem.parse(item);
  const open = cellsOf(item).filter(({ endsAt }) => endsAt > now);
  return {
    usedBytes: used,
    reservedBytes: open.reduce((sum, { bytes }) => sum + bytes, 0),
    changedBytes: changed,
    toldPercent: told,
    correctedAt,
  };
}
