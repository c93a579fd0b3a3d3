/** The parts in which windows are counted: as many as batches of usage events are counted at once. */
export const SHARDS = 8;
