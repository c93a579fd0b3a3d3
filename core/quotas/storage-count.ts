/** The shares of a quota, in percent, that the owners are told of; 0 below the first one. */
export const TOLD_PERCENTS = [80, 100] as const;
export type ToldPercent = 0 | (typeof TOLD_PERCENTS)[number];

/** What a tenant's storage counter says at one moment. */
export type StorageCount = {
  /** Files and records that are there. */
  readonly usedBytes: number;
  /** Uploads whose links may still be used, or whose end is not known yet. */
  readonly reservedBytes: number;
  /** The sum of all changes of the used bytes, up and down: only grows. */
  readonly changedBytes: number;
  /** What the owners were told last, and is still so. */
  readonly toldPercent: ToldPercent;
  /** When the counter was last compared with what is stored; never, for one that was not yet. */
  readonly correctedAt?: Date;
};

export const EMPTY_STORAGE: StorageCount = {
  usedBytes: 0,
  reservedBytes: 0,
  changedBytes: 0,
  toldPercent: 0,
};

export type StorageQuotaReached = {
  readonly kind: 'StorageQuotaReached';
  readonly usedBytes: number;
  readonly reservedBytes: number;
  readonly limitBytes: number;
};
