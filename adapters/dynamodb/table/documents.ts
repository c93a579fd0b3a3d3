import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sdkConfig } from '../../aws/sdk-config.ts';

/** A document client; with `credentials` it acts as that session instead of the function's own role. */
export const documents = (
  options: Pick<DynamoDBClientConfig, 'credentials' | 'region'> = {},
): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...sdkConfig, ...options }), {
    marshallOptions: { removeUndefinedValues: true },
  });
