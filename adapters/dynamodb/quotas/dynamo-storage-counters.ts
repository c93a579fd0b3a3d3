import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StorageAccount } from '../../../core/quotas/storage-account.ts';
import type { StorageCount } from '../../../core/quotas/storage-count.ts';
import type {
  CountedFile,
  StorageCorrection,
  StorageCounters,
  StorageFull,
  Telling,
  UploadReservation,
} from '../../../core/quotas/storage-counters.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import { changeFile, reservedFileItem, type CounterChange } from './counted-files.ts';
import {
  cellAt,
  expiredCells,
  fromStorageItem,
  isCluttered,
  storageKey,
  type StorageItem,
} from './storage-item.ts';
import { updateCounter } from './update-counter.ts';

export type StorageCounterTables = {
  readonly usageTableName: string;
  /** Where the outbox of events is. */
  readonly controlTableName: string;
};

/** Each time something that had ended was in the way and is swept; others may be as quick. */
const ATTEMPTS = 5;

export class DynamoStorageCounters implements StorageCounters {
  readonly #table: { readonly documents: DynamoDBDocumentClient; readonly tableName: string };
  readonly #controlTableName: string;
  readonly #now: () => Date;

  constructor(
    documents: DynamoDBDocumentClient,
    { usageTableName, controlTableName }: StorageCounterTables,
    now = () => new Date(),
  ) {
    this.#table = { documents, tableName: usageTableName };
    this.#controlTableName = controlTableName;
    this.#now = now;
  }

  async find(tenantId: TenantId): Promise<StorageCount> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, storageKey(tenantId));
    return fromStorageItem(item, this.#now());
  }

  take(account: StorageAccount, bytes: number) {
    return this.#fit(account, bytes, { used: bytes, taken: bytes, changed: bytes });
  }

  async giveBack(tenantId: TenantId, bytes: number): Promise<StorageCount> {
    const add = { used: -bytes, taken: -bytes, changed: bytes };
    const written = await updateCounter(this.#table, { key: storageKey(tenantId), add });
    if (!written.ok) throw new Error('A write without a condition was refused.');
    return fromStorageItem(written.value, this.#now());
  }

  /** The bytes first: a run that dies before the second write leaves a reservation that ends by itself. */
  async reserve(account: StorageAccount, { fileId, bytes, endsAt }: UploadReservation) {
    const cell = cellAt(endsAt);
    const fits = await this.#fit(account, bytes, { taken: bytes, [cell]: bytes });
    if (!fits.ok) return fits;
    const { documents, tableName: TableName } = this.#table;
    const Item = reservedFileItem(this.#of(account.tenantId), { fileId, bytes, cell });
    await documents.send(new PutCommand({ TableName, Item }));
    return fits;
  }

  countFile(tenantId: TenantId, file: CountedFile): Promise<boolean> {
    const { bytes } = file;
    return changeFile(this.#of(tenantId), file, {
      to: 'counted',
      add: (found): CounterChange | null => {
        if (found && found.state !== 'reserved') return null;
        const used = { used: bytes, changed: bytes };
        return {
          ...(found && {
            inCell: { ...used, taken: bytes - found.bytes, [found.cell]: -found.bytes },
          }),
          after: { ...used, taken: bytes },
        };
      },
    });
  }

  forgetFile(tenantId: TenantId, file: CountedFile): Promise<boolean> {
    const { bytes } = file;
    return changeFile(this.#of(tenantId), file, {
      to: 'forgotten',
      add: (found): CounterChange | null => {
        if (found?.state === 'forgotten') return null;
        // Its upload was not told of yet, and will not be counted any more.
        if (found?.state === 'reserved') {
          return { inCell: { taken: -found.bytes, [found.cell]: -found.bytes }, after: {} };
        }
        return { after: { used: -bytes, taken: -bytes, changed: bytes } };
      },
    });
  }

  async correct(
    tenantId: TenantId,
    { seen, addedBytes }: StorageCorrection,
    at: Date,
  ): Promise<boolean> {
    const unchanged = '(attribute_not_exists(#changed) AND :seen = :none) OR #changed = :seen';
    return this.#change({
      Key: storageKey(tenantId),
      UpdateExpression: 'SET correctedAt = :at ADD #used :added, #taken :added',
      ConditionExpression: unchanged,
      ExpressionAttributeNames: { '#changed': 'changed', '#used': 'used', '#taken': 'taken' },
      ExpressionAttributeValues: {
        ':at': at.toISOString(),
        ':added': addedBytes,
        ':seen': seen.changedBytes,
        ':none': 0,
      },
    });
  }

  async tell(tenantId: TenantId, { from, to, event }: Telling): Promise<void> {
    const told = {
      TableName: this.#table.tableName,
      Key: storageKey(tenantId),
      UpdateExpression: 'SET told = :to',
      ConditionExpression: '(attribute_not_exists(told) AND :from = :none) OR told = :from',
      ExpressionAttributeValues: { ':from': from, ':to': to, ':none': 0 },
    };
    await tryTransact(this.#table.documents, {
      told: { Update: told },
      event: event && putNew(this.#controlTableName, toEventItem(event)),
    });
  }

  #of(tenantId: TenantId) {
    return { ...this.#table, tenantId, now: this.#now() };
  }

  async #fit(
    { tenantId, limitBytes }: StorageAccount,
    bytes: number,
    add: Readonly<Record<string, number>>,
  ): Promise<Result<StorageCount, StorageFull>> {
    const key = storageKey(tenantId);
    const below = belowLimit(limitBytes, bytes);
    for (let attempt = 1; ; attempt += 1) {
      const written = await updateCounter(this.#table, { key, add, ...below });
      const item = (written.ok ? written.value : written.error) ?? {};
      const count = fromStorageItem(item, this.#now());
      if (written.ok) {
        await this.#sweep(tenantId, item, isCluttered);
        return ok(count);
      }
      const isSwept = await this.#sweep(tenantId, item, (cells) => cells.length > 0);
      if (!isSwept || attempt === ATTEMPTS) return fail({ kind: 'StorageFull', count });
    }
  }

  /** Gives back what reservations held that have ended. Whether there was any; another run may have been quicker. */
  async #sweep(
    tenantId: TenantId,
    item: StorageItem,
    isWorthIt: (cells: ReturnType<typeof expiredCells>) => boolean,
  ): Promise<boolean> {
    const cells = expiredCells(item, this.#now());
    if (!isWorthIt(cells)) return false;
    await this.#change({
      Key: storageKey(tenantId),
      UpdateExpression: `SET taken = taken - :sum REMOVE ${cells.map(({ name }) => name).join(', ')}`,
      ConditionExpression: cells.map(({ name }) => `${name} = :${name}`).join(' AND '),
      ExpressionAttributeValues: {
        ':sum': cells.reduce((sum, { bytes }) => sum + bytes, 0),
        ...Object.fromEntries(cells.map(({ name, bytes }) => [`:${name}`, bytes])),
      },
    });
    return true;
  }

  /** False where the condition is not met. */
  #change(change: Omit<NonNullable<Write['Update']>, 'TableName'>): Promise<boolean> {
    const { documents, tableName: TableName } = this.#table;
    return tryTransact(documents, { counter: { Update: { TableName, ...change } } });
  }
}

/** What is larger than the limit itself does not fit an empty counter either. */
function belowLimit(limitBytes: StorageAccount['limitBytes'], bytes: number) {
  if (limitBytes === 'unlimited') return {};
  const left = limitBytes - bytes;
  const condition = left < 0 ? 'taken <= :left' : 'attribute_not_exists(taken) OR taken <= :left';
  return { condition, values: { ':left': left } };
}
