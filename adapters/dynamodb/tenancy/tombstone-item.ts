import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { ChangedBy } from '../../../core/tenancy/tenant-context.ts';

/** In capitals: no collection of records can be named so. Lists and meters never come here. */
export const TOMBSTONE_PARTITION = 'TOMBSTONES';

/** As long as a stream keeps what it tells. */
const LIFE_SECONDS = 24 * 3_600;

export type Tombstone = {
  /** Of what was deleted: a record or a file. */
  readonly id: string;
  readonly collection?: string;
  /** The last one of a record; what has no versions had one. */
  readonly version: number;
  readonly changedBy: ChangedBy;
  readonly deletedAt: Date;
};

export const tombstoneKey = (placement: Placement, id: string) => ({
  pk: partitionOf(placement, TOMBSTONE_PARTITION),
  sk: id,
});

/** Records who deleted something: the stream's record of a removal names no user. */
export const toTombstoneItem = (
  placement: Placement,
  { id, collection, version, changedBy, deletedAt }: Tombstone,
) => ({
  ...tombstoneKey(placement, id),
  ...(collection !== undefined && { collection }),
  version,
  changedBy,
  updatedAt: deletedAt.toISOString(),
  expiresAt: Math.floor(deletedAt.getTime() / 1_000) + LIFE_SECONDS,
});
