import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type {
  ErasableStore,
  ErasedTenant,
  Found,
  FoundPage,
} from '../../../core/erasure/erasable-store.ts';
import { accountsKeptUntil } from '../../../core/erasure/certificate.ts';
import { secondsOf } from '../table/claim.ts';
import { jobKey } from '../table/control-keys.ts';
import { deleteKeys, type Key } from './delete-keys.ts';
import { kindOf, type Fate, type Item, type Kinds, type Subject } from './item-kinds.ts';
import { scanTable, type Table } from './scan-table.ts';

type Handle = { readonly key: Key; readonly fate: Fate };

/**
 * The items of a table that all tenants share. It is read whole: many of a tenant's items are under keys that nobody
 * can name any more, such as the digest of a token.
 */
export class DynamoSharedItems implements ErasableStore {
  readonly name: string;
  readonly #table: Table;
  readonly #kinds: Kinds;

  constructor(name: string, table: Table, kinds: Kinds) {
    this.name = name;
    this.#table = table;
    this.#kinds = kinds;
  }

  async *pages(erased: ErasedTenant, start?: string): AsyncGenerator<FoundPage> {
    const subject = subjectOf(erased);
    for await (const { items, after } of scanTable(this.#table, start)) {
      yield { found: items.flatMap((item) => this.#found(item, subject)), after };
    }
  }

  async remove({ tenant }: ErasedTenant, found: readonly Found[]): Promise<void> {
    const handles = found.map(({ handle }) => handle as Handle);
    const until = accountsKeptUntil(tenant.erasure?.startedAt ?? tenant.updatedAt);
    for (const { key } of handles.filter(({ fate }) => fate === 'kept')) {
      await this.#expire(key, until);
    }
    const gone = handles.filter(({ fate }) => fate === 'removed').map(({ key }) => key);
    await deleteKeys(this.#table, gone);
  }

  #found(item: Item, subject: Subject): Found[] {
    const kind = kindOf(item);
    const fate = this.#kinds[kind]?.(item, subject) ?? 'stays';
    // What has an end already is kept until then.
    if (fate === 'stays' || (fate === 'kept' && item.expiresAt !== undefined)) return [];
    const { pk, sk } = item;
    const handle: Handle = { key: { pk, sk }, fate };
    const counted = fate === 'kept' ? `${this.name}/${kind} (kept)` : `${this.name}/${kind}`;
    return [{ key: `${pk} ${sk}`, kind: counted, handle }];
  }

  async #expire(key: Key, until: Date): Promise<void> {
    const { documents, tableName } = this.#table;
    await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: key,
        UpdateExpression: 'SET expiresAt = if_not_exists(expiresAt, :until)',
        ExpressionAttributeValues: { ':until': secondsOf(until) },
      }),
    );
  }
}

/** A tenant without a pool or a customer has nothing under theirs. */
const NONE = '\0';

export const subjectOf = ({ tenant, customerId }: ErasedTenant): Subject => ({
  tenantId: tenant.id,
  userPoolId: tenant.identity?.userPoolId ?? NONE,
  customerId: customerId ?? NONE,
  jobSortKey: jobKey(tenant.id, tenant.erasure?.jobId ?? '_').sk,
});
