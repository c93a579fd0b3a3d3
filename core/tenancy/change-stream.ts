/**
 * How the publisher reads the stream of a tenants' table, whether the table is one of the stage (infra/)
 * or is made for a tenant at run time (adapters/lambda). A record is read in batches of its shard, in
 * order; what fails is halved, given again, and at last put aside with its place in the stream.
 */
export const CHANGE_STREAM = {
  batchSize: 100,
  /** A shard takes 1,000 writes a second, and one batch after another publishes about half of that. */
  parallelizationFactor: 2,
  /** Until it is too old, so that no outage of the bus is work for hands; the alarm `Late` tells of it. */
  maximumRetryAttempts: -1,
  /** Half of the time a stream keeps records; the other half is left for repairs. */
  maximumRecordAgeSeconds: 43_200,
} as const;

/** Records, tombstones and suppressed addresses that were written; removals of items publish nothing. */
export const CHANGE_FILTER = {
  eventName: ['INSERT', 'MODIFY'],
  dynamodb: { Keys: { sk: { S: [{ prefix: 'rec_' }, { prefix: 'fil_' }, { prefix: 'sup_' }] } } },
} as const;
