import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ProviderEvent, ReceivedEvents } from '../../../core/billing/receive-event.ts';
import { secondsOf } from '../table/claim.ts';
import { receivedEventKey } from './billing-keys.ts';

/** Stripe repeats an event for three days; a year answers what an auditor asks. */
const RETENTION_SECONDS = 365 * 86_400;

/** The provider's events in the ControlTable: what came, and whether it is handled. */
export class DynamoReceivedEvents implements ReceivedEvents {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async store({ id, type, time, customerId }: ProviderEvent) {
    try {
      await this.#documents.send(
        new PutCommand({
          TableName: this.#tableName,
          Item: {
            ...receivedEventKey(id),
            ...{ type, time: time.toISOString(), customerId },
            expiresAt: secondsOf(time) + RETENTION_SECONDS,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return 'new';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.isHandled?.BOOL === true ? 'handled' : 'stored';
    }
  }

  async handled({ id }: ProviderEvent): Promise<void> {
    await this.#documents.send(
      new UpdateCommand({
        TableName: this.#tableName,
        Key: receivedEventKey(id),
        UpdateExpression: 'SET isHandled = :yes',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':yes': true },
      }),
    );
  }
}
