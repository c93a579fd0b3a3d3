import type { Write } from './transact.ts';

/** The write of an item that must not be there yet. */
export const putNew = (tableName: string, item: Readonly<Record<string, unknown>>) =>
  ({
    Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
  }) satisfies Write;
