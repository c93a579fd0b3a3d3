import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { isMet } from '../table/is-met.ts';
import type { WebhooksTable } from './dynamo-webhook-endpoints.ts';

export const putIf = (
  { documents, tableName: TableName }: WebhooksTable,
  put: {
    readonly Item: Readonly<Record<string, unknown>>;
    readonly ConditionExpression: string;
    readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  },
): Promise<boolean> => isMet(documents.send(new PutCommand({ TableName, ...put })));
