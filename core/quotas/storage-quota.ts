import { fail, ok, type Result } from '../../kit/result.ts';
import { percentToTell } from './told-percent.ts';
import { quotaReached } from './quota-events.ts';
import type { StorageAccount } from './storage-account.ts';
import type { StorageCount, StorageQuotaReached } from './storage-count.ts';
import type {
  CountedFile,
  StorageCounters,
  StorageFull,
  UploadReservation,
} from './storage-counters.ts';

/** What a tenant's writes ask of its storage quota. Throws on an outage: nothing is then written. */
export class StorageQuota {
  readonly #counters: StorageCounters;
  readonly #now: () => Date;

  constructor(counters: StorageCounters, now = () => new Date()) {
    this.#counters = counters;
    this.#now = now;
  }

  /** Counts bytes that are about to be written; what is not written after all is given back. */
  async take(account: StorageAccount, bytes: number): Promise<Result<void, StorageQuotaReached>> {
    if (bytes <= 0) return ok(undefined);
    return this.#told(account, await this.#counters.take(account, bytes));
  }

  /** For what is not there any more. */
  async giveBack(account: StorageAccount, bytes: number): Promise<void> {
    if (bytes <= 0) return;
    await this.#tell(account, await this.#counters.giveBack(account.tenantId, bytes));
  }

  async reserve(
    account: StorageAccount,
    reservation: UploadReservation,
  ): Promise<Result<void, StorageQuotaReached>> {
    return this.#told(account, await this.#counters.reserve(account, reservation));
  }

  /** Once, however often it is told of. */
  async countFile(account: StorageAccount, file: CountedFile): Promise<void> {
    if (await this.#counters.countFile(account.tenantId, file)) await this.look(account);
  }

  /** Once, however often it is told of. */
  async forgetFile(account: StorageAccount, file: CountedFile): Promise<void> {
    if (await this.#counters.forgetFile(account.tenantId, file)) await this.look(account);
  }

  async #told(
    account: StorageAccount,
    counted: Result<StorageCount, StorageFull>,
  ): Promise<Result<void, StorageQuotaReached>> {
    if (counted.ok) {
      await this.#tell(account, counted.value);
      return ok(undefined);
    }
    const { count } = counted.error;
    await this.#tell(account, count, true);
    const { usedBytes, reservedBytes } = count;
    const limitBytes = Number(account.limitBytes);
    return fail({ kind: 'StorageQuotaReached', usedBytes, reservedBytes, limitBytes });
  }

  /** Tells the owners where the counter asks for it. */
  async look(account: StorageAccount): Promise<void> {
    await this.#tell(account, await this.#counters.find(account.tenantId));
  }

  async #tell(
    { tenantId, limitBytes }: StorageAccount,
    count: StorageCount,
    isRefused = false,
  ): Promise<void> {
    const from = count.toldPercent;
    const to = percentToTell({ count, limitBytes, isRefused });
    if (to === from) return;
    if (to === 0 || limitBytes === 'unlimited') return this.#counters.tell(tenantId, { from, to });
    const reached = { percent: to, used: count.usedBytes, limit: limitBytes };
    const event = quotaReached(tenantId, { quota: 'storage', ...reached }, this.#now());
    return this.#counters.tell(tenantId, { from, to, event });
  }
}
