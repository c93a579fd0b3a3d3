import * as original from '../../../functions/edge/list-operation.ts';

export * from '../../../functions/edge/list-operation.ts';

/** Every text in a cursor is taken for a key of the list. */
export const listOperation: typeof original.listOperation = (id, list) =>
  original.listOperation(id, { ...list, isKey: (after): after is never => after.length > 0 });
