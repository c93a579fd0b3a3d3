export type RecordUsage = {
  readonly collections: number;
  readonly items: number;
  /** Of the records' data, as JSON. */
  readonly bytes: number;
};

export type FileUsage = { readonly count: number; readonly bytes: number };

/** How much data a tenant has, counted. */
export type Usage = {
  readonly records: RecordUsage;
  readonly files: FileUsage;
  readonly measuredAt: Date;
  /** False when the tenant has more than a measurement counts: the figures are a lower bound. */
  readonly isComplete: boolean;
};
