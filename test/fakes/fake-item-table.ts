import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
type Key = { readonly pk: string; readonly sk: string };
type Input = Readonly<Record<string, unknown>> & {
  readonly Key?: Key;
  readonly Item?: Item;
  readonly ExclusiveStartKey?: Key;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly RequestItems?: Readonly<Record<string, readonly DeleteOrPut[]>>;
};
type DeleteOrPut = {
  readonly DeleteRequest: { readonly Key: Readonly<Record<'pk' | 'sk', { readonly S: string }>> };
};

const idOf = ({ pk, sk }: Key) => `${pk}\0${sk}`;

/** A table in memory, as far as the erasure asks it: whole pages, one partition, deletions, and an end. */
export class FakeItemTable {
  readonly tableName: string;
  readonly items = new Map<string, Item>();
  /** Items of a page of the scan. */
  pageSize = 1_000;
  readonly documents = {
    send: ({ constructor, input }: { readonly constructor: { name: string }; input: Input }) =>
      Promise.resolve(this.#answer(constructor.name, input)),
  } as unknown as DynamoDBDocumentClient;

  constructor(tableName: string) {
    this.tableName = tableName;
  }

  put(...items: readonly Item[]): void {
    for (const item of items) this.items.set(idOf(item), item);
  }

  /** All whose keys or attributes hold that text. */
  naming(text: string): Item[] {
    return [...this.items.values()].filter((item) => JSON.stringify(item).includes(text));
  }

  #answer(command: string, input: Input): unknown {
    const answer = this.#answers[command];
    if (!answer) throw new Error(`The fake table knows no ${command}.`);
    return answer(input);
  }

  readonly #answers: Readonly<Record<string, (input: Input) => unknown>> = {
    ScanCommand: ({ ExclusiveStartKey }) => this.#scan(ExclusiveStartKey),
    QueryCommand: (input) => this.#query(String(input.ExpressionAttributeValues?.[':pk'])),
    BatchWriteItemCommand: (input) => this.#delete(input.RequestItems?.[this.tableName] ?? []),
    GetCommand: ({ Key }) => ({ Item: Key && this.items.get(idOf(Key)) }),
    UpdateCommand: (input) => this.#expire(input),
  };

  #scan(start: Key | undefined) {
    const sorted = [...this.items.values()].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const rest = sorted.filter((item) => !start || idOf(item) > idOf(start));
    const Items = rest.slice(0, this.pageSize);
    const last = Items.at(-1);
    if (!last || rest.length === Items.length) return { Items };
    return { Items, LastEvaluatedKey: { pk: last.pk, sk: last.sk } };
  }

  #query(pk: string) {
    const Items = [...this.items.values()].filter((item) => item.pk === pk);
    return { Items, Count: Items.length };
  }

  #delete(requests: readonly DeleteOrPut[]) {
    for (const { DeleteRequest } of requests) {
      const { pk, sk } = DeleteRequest.Key;
      this.items.delete(idOf({ pk: pk.S, sk: sk.S }));
    }
    return {};
  }

  #expire({ Key, ExpressionAttributeValues: values }: Input) {
    const item = Key && this.items.get(idOf(Key));
    if (item) this.put({ ...item, expiresAt: item.expiresAt ?? values?.[':until'] });
    return {};
  }
}
