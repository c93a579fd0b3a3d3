import { paginateQuery, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import type { CounterCorrected, OrphanRemoved } from '../../../core/invariants/invariant-events.ts';
import type { Counted } from '../../../core/invariants/invariant-problem.ts';
import type { PlatformCounters } from '../../../core/invariants/platform-counters.ts';
import { toEventItem } from '../events/event-item.ts';
import { fromPoolRegistrationItem } from '../identity/pool-registration-item.ts';
import {
  INVITATION_PREFIX,
  MEMBER_PREFIX,
  poolKey,
  seatsKey,
  TENANT_COUNT_KEY,
} from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact } from '../table/transact.ts';

type Key = { readonly pk: string; readonly sk: string };

export class DynamoPlatformCounters implements PlatformCounters {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async tenants(): Promise<number> {
    return Number((await this.#read(TENANT_COUNT_KEY))?.count ?? 0);
  }

  async registration(userPoolId: string): Promise<PoolRegistration | null> {
    const item = await this.#read(poolKey(userPoolId));
    return item ? fromPoolRegistrationItem(item as Record<string, string>) : null;
  }

  /** By keys alone: a member, whatever his status, and an invitation that is there take a seat each. */
  async seats(userPoolId: string): Promise<Counted> {
    const counter = seatsKey(userPoolId);
    const seats = { known: 0, counted: 0 };
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeNames: { '#used': 'used' },
        ExpressionAttributeValues: { ':pk': counter.pk },
        ProjectionExpression: 'sk, #used',
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) {
      for (const { sk, used } of Items) {
        if (sk === counter.sk) seats.known = Number(used);
        else if (takesSeat(String(sk))) seats.counted += 1;
      }
    }
    return seats;
  }

  correctTenants(counted: Counted, event: CounterCorrected): Promise<boolean> {
    return this.#correct({ key: TENANT_COUNT_KEY, attribute: 'count', ...counted }, event);
  }

  correctSeats(userPoolId: string, counted: Counted, event: CounterCorrected): Promise<boolean> {
    return this.#correct({ key: seatsKey(userPoolId), attribute: 'used', ...counted }, event);
  }

  /** What was removed, told to whoever consumes events: the audit log is one of them. */
  async record(event: OrphanRemoved): Promise<void> {
    await this.#documents.send(
      new PutCommand({ TableName: this.#tableName, Item: toEventItem(event) }),
    );
  }

  async #correct(
    { key, attribute, known, counted }: Counted & { readonly key: Key; readonly attribute: string },
    event: CounterCorrected,
  ): Promise<boolean> {
    const corrected = await transact(this.#documents, {
      counter: {
        Update: {
          TableName: this.#tableName,
          Key: key,
          UpdateExpression: 'SET #counter = :counted',
          ConditionExpression: '#counter = :known',
          ExpressionAttributeNames: { '#counter': attribute },
          ExpressionAttributeValues: { ':known': known, ':counted': counted },
        },
      },
      event: putNew(this.#tableName, toEventItem(event)),
    });
    return corrected.ok;
  }

  #read(key: Key) {
    return getItem(this.#documents, this.#tableName, key);
  }
}

const takesSeat = (sk: string): boolean =>
  sk.startsWith(MEMBER_PREFIX) || sk.startsWith(INVITATION_PREFIX);
