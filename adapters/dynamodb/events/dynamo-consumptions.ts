import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Claim, Consumptions, Lease } from '../../../core/events/consumptions.ts';
import { secondsOf } from '../table/claim.ts';
import { consumptionKey } from '../table/control-keys.ts';

/** Longer than a dead letter is kept: one that is sent again after a fix is still known. */
const RETENTION_SECONDS = 30 * 86_400;

/** An item with `leaseUntil` is being processed; without it, it has been. */
export class DynamoConsumptions implements Consumptions {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #consumer: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string, consumer: string) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#consumer = consumer;
  }

  async claim({ eventId, now, until }: Lease): Promise<Claim> {
    try {
      await this.#documents.send(
        new PutCommand({
          TableName: this.#tableName,
          Item: { ...this.#item(eventId, now), leaseUntil: until.getTime() },
          ConditionExpression: 'attribute_not_exists(pk) OR leaseUntil <= :now',
          ExpressionAttributeValues: { ':now': now.getTime() },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return 'leased';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item?.leaseUntil === undefined ? 'processed' : 'in-progress';
    }
  }

  async complete(eventId: string, now: Date): Promise<void> {
    await this.#documents.send(
      new PutCommand({ TableName: this.#tableName, Item: this.#item(eventId, now) }),
    );
  }

  #item(eventId: string, now: Date) {
    return {
      ...consumptionKey(this.#consumer, eventId),
      expiresAt: secondsOf(now) + RETENTION_SECONDS,
    };
  }
}
