/** That nothing of a tenant is kept any more: begun, and, once nothing is left, ended. */
export type Erasure = {
  readonly jobId: string;
  readonly startedAt: Date;
  readonly erasedAt?: Date;
};
