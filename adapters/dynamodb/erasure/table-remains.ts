import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ErasedTenant,
  RemainsPage,
  SweptStore,
} from '../../../core/erasure/erasable-store.ts';
import { timeOf } from '../../../kit/id.ts';
import type { Table } from './scan-table.ts';

type Item = Readonly<Record<string, unknown>>;

/** As much as leaves a partition's other readers most of what it gives. */
const PAUSE_MS = 250;
const LAST = 'last';

/**
 * Looks at every item of a table for the tenant's id, its pool's or its customer's, in whatever key or attribute:
 * it knows no kinds of items, so that one which the removal was never told of is found.
 */
export class TableRemains implements SweptStore {
  readonly name: string;
  readonly #table: Table;

  constructor(name: string, table: Table) {
    this.name = name;
    this.#table = table;
  }

  async *remains(erased: ErasedTenant, from?: string): AsyncGenerator<RemainsPage> {
    const needles = needlesOf(erased);
    const { documents, tableName } = this.#table;
    let page: Item | undefined = from === undefined ? undefined : (JSON.parse(from) as Item);
    for (;;) {
      if (page && LAST in page) return;
      const { Items = [], LastEvaluatedKey }: { Items?: Item[]; LastEvaluatedKey?: Item } =
        await documents.send(
          new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: page }),
        );
      page = LastEvaluatedKey ?? { [LAST]: true };
      const left = Items.filter((item) => namesAny(item, needles) && !mayStay(item, erased));
      yield {
        keys: left.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`),
        after: JSON.stringify(page),
      };
      await sleep(LastEvaluatedKey ? PAUSE_MS : 0);
    }
  }
}

/** The log of the audit is too large to be read whole: its keys begin with the tenant's id. */
export class AuditRemains implements SweptStore {
  readonly name = 'audit';
  readonly #table: Table;
  readonly #now: () => Date;

  constructor(table: Table, now: () => Date) {
    this.#table = table;
    this.#now = now;
  }

  async *remains({ tenant: { id } }: ErasedTenant): AsyncGenerator<RemainsPage> {
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7];
    const keys: string[] = [];
    for (const month of monthsSince(timeOf(id), this.#now())) {
      const partitions = numbers.map((number) => `ENTRIES#${id}#${month}#${number}`);
      keys.push(...(await this.#filled(partitions)));
    }
    keys.push(...(await this.#filled(numbers.map((number) => `CHAIN#${id}#${number}`))));
    yield { keys };
  }

  async #filled(partitions: readonly string[]): Promise<string[]> {
    const looked = partitions.map(async (pk) => {
      const { Count } = await this.#table.documents.send(
        new QueryCommand({
          TableName: this.#table.tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          Limit: 1,
          ConsistentRead: true,
        }),
      );
      return Count ? [pk] : [];
    });
    return (await Promise.all(looked)).flat();
  }
}

/** From the month before the id was made to the one that follows now. */
function monthsSince(made: Date, now: Date): string[] {
  const numberOf = (time: Date) => time.getUTCFullYear() * 12 + time.getUTCMonth();
  const first = numberOf(made) - 1;
  return Array.from({ length: numberOf(now) + 2 - first }, (_, at) =>
    new Date(Date.UTC(Math.floor((first + at) / 12), (first + at) % 12)).toISOString().slice(0, 7),
  );
}

const needlesOf = ({ tenant, customerId }: ErasedTenant): string[] =>
  [tenant.id, tenant.identity?.userPoolId, customerId].filter((id) => id !== undefined);

function namesAny(item: Item, needles: readonly string[]): boolean {
  const text = JSON.stringify(item);
  return needles.some((needle) => text.includes(needle));
}

/** What the decision says may be left (docs/decisions/0051-erasing-a-tenant.md), written out once more. */
function mayStay(item: Item, { tenant }: ErasedTenant): boolean {
  const partition = String(item.pk);
  return (
    isOwnRecord(item, tenant) ||
    (isBooking(item, tenant) && item.expiresAt !== undefined) ||
    partition === `SLUG#${tenant.slug}` ||
    partition.startsWith('IDEMPOTENCY#') ||
    partition.startsWith('PLATFORM_METRIC#') ||
    // The platform's own log names tenants, and nobody of them.
    partition === 'TENANT#platform'
  );
}

type Erased = ErasedTenant['tenant'];

const isOwnRecord = ({ pk, sk }: Item, { id, erasure }: Erased): boolean =>
  pk === `TENANT#${id}` && (sk === 'TENANT' || sk === `JOB#${erasure?.jobId.slice('job_'.length)}`);

const isBooking = ({ pk, sk }: Item, { id }: Erased): boolean =>
  pk === `LEDGER#${id}` ||
  (pk === `BILLING_NONE#${id}` && String(sk).startsWith('INVOICE#')) ||
  (String(pk).startsWith('REVENUE#') && sk === `TENANT#${id}`);
