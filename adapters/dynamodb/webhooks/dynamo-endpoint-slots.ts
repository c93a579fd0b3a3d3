import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { EndpointSlots, SecretOwner } from '../../../core/webhooks/webhook-store.ts';
import { newId } from '../../../kit/id.ts';
import { secondsOf } from '../table/claim.ts';
import { isMet } from '../table/is-met.ts';
import type { WebhooksTable } from './dynamo-webhook-endpoints.ts';
import { putIf } from './put-if.ts';
import { secondKey, slotKey } from './webhook-keys.ts';

const KEPT_SECONDS = 3_600;
const counted = z.object({ sent: z.number() });

/** Places as items with a lease: one whose run died is free when its lease is over. */
export class DynamoEndpointSlots implements EndpointSlots {
  readonly #table: WebhooksTable & { readonly now: () => Date };
  readonly #random: () => number;

  constructor(table: WebhooksTable & { readonly now: () => Date }, random = Math.random) {
    this.#table = table;
    this.#random = random;
  }

  async take(of: SecretOwner, limit: number, until: Date) {
    const first = Math.floor(this.#random() * limit);
    const holder = newId('run');
    for (let tried = 0; tried < limit; tried += 1) {
      const key = slotKey(of, (first + tried) % limit);
      if (await this.#takeSlot(key, holder, until)) {
        return { release: () => this.#release(key, holder) };
      }
    }
    return null;
  }

  async admit(of: SecretOwner, wished: number, perSecond: number): Promise<number> {
    const { documents, tableName: TableName, now } = this.#table;
    const second = secondsOf(now());
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName,
        Key: secondKey(of, second),
        UpdateExpression: 'SET expiresAt = :expiresAt ADD sent :wished',
        ExpressionAttributeValues: { ':wished': wished, ':expiresAt': second + KEPT_SECONDS },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    const before = counted.parse(Attributes).sent - wished;
    return Math.max(0, Math.min(wished, perSecond - before));
  }

  #takeSlot(key: Key, holder: string, until: Date): Promise<boolean> {
    const now = this.#table.now().getTime();
    const expiresAt = secondsOf(until) + KEPT_SECONDS;
    return putIf(this.#table, {
      Item: { ...key, holder, leaseUntil: until.getTime(), expiresAt },
      ConditionExpression: 'attribute_not_exists(pk) OR leaseUntil <= :now',
      ExpressionAttributeValues: { ':now': now },
    });
  }

  /** One that another run took since is left to it. */
  async #release(Key: Key, holder: string): Promise<void> {
    const { documents, tableName: TableName } = this.#table;
    const command = new DeleteCommand({
      ...{ TableName, Key },
      ConditionExpression: 'holder = :holder',
      ExpressionAttributeValues: { ':holder': holder },
    });
    await isMet(documents.send(command));
  }
}

type Key = ReturnType<typeof slotKey>;
