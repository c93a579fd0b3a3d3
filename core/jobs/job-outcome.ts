/** What the machine does next. */
export type JobOutcome =
  | { readonly outcome: 'continue' | 'succeeded' | 'failed' | 'stopped' }
  /** Has the function do the next piece that may read the audit log. */
  | { readonly outcome: 'write-export' }
  /** Has the function do the next piece that removes what the platform keeps of a tenant. */
  | { readonly outcome: 'erase-records' }
  /** Has the function do it that may read what the platform keeps of a tenant, or the one that may write it. */
  | { readonly outcome: 'read-platform-data' | 'write-platform-data' }
  /** `change-resources`: calls the function that may make and delete dedicated resources. */
  | { readonly outcome: 'wait' | 'change-resources'; readonly seconds: number };

export const CONTINUE: JobOutcome = { outcome: 'continue' };

/** What came of dedicated resources that the machine was asked to change. */
export type ResourcesStatus = {
  readonly status: 'ready' | 'pending' | 'refused' | 'gone';
  readonly reason?: string;
};
