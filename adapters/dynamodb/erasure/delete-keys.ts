import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { writeWithBackoff } from '../table/write-with-backoff.ts';
import type { Table } from './scan-table.ts';

export type Key = { readonly pk: string; readonly sk: string };

/** What is gone is no fault. */
export const deleteKeys = ({ documents, tableName }: Table, keys: readonly Key[]): Promise<void> =>
  writeWithBackoff(
    keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: { S: pk }, sk: { S: sk } } } })),
    async (batch) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...batch] } });
      const { UnprocessedItems } = await documents.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    },
  );
