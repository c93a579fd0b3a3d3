import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EngineerAws } from './engineer-aws.ts';

/** The items of a table, with the engineer's own AWS credentials. */
export const engineerDocuments = (aws: EngineerAws): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(aws), {
    marshallOptions: { removeUndefinedValues: true },
  });
