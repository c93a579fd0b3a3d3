import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { StorageAccount } from '../../core/quotas/storage-account.ts';
import { EMPTY_STORAGE, type StorageCount } from '../../core/quotas/storage-count.ts';
import type {
  CountedFile,
  StorageCorrection,
  StorageCounters,
  StorageFull,
  Telling,
  UploadReservation,
} from '../../core/quotas/storage-counters.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

type Reserved = { readonly bytes: number; readonly endsAt: Date };
type Counted = Result<StorageCount, StorageFull>;
type FileState = Reserved | 'counted' | 'forgotten';

/** Storage counters in memory, which keep the promises of the port. */
export class FakeStorageCounters implements StorageCounters {
  readonly events: DomainEvent<string, object>[] = [];
  readonly #counts = new Map<string, StorageCount>();
  readonly #files = new Map<string, FileState>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  find(tenantId: string) {
    return Promise.resolve(this.countOf(tenantId));
  }

  take(account: StorageAccount, bytes: number): Promise<Counted> {
    const count = this.countOf(account.tenantId);
    if (!this.#fits(account, bytes)) return Promise.resolve(fail({ kind: 'StorageFull', count }));
    return Promise.resolve(ok(this.#add(account.tenantId, bytes)));
  }

  giveBack(tenantId: string, bytes: number) {
    return Promise.resolve(this.#add(tenantId, -bytes));
  }

  reserve(account: StorageAccount, { fileId, bytes, endsAt }: UploadReservation): Promise<Counted> {
    const { tenantId } = account;
    const fits = this.#fits(account, bytes);
    if (fits) this.#files.set(`${tenantId} ${fileId}`, { bytes, endsAt });
    const count = this.countOf(tenantId);
    return Promise.resolve(fits ? ok(count) : fail({ kind: 'StorageFull', count }));
  }

  countFile(tenantId: string, { fileId, bytes }: CountedFile) {
    const key = `${tenantId} ${fileId}`;
    if (typeof this.#files.get(key) === 'string') return Promise.resolve(false);
    this.#files.set(key, 'counted');
    this.#add(tenantId, bytes);
    return Promise.resolve(true);
  }

  forgetFile(tenantId: string, { fileId, bytes }: CountedFile) {
    const key = `${tenantId} ${fileId}`;
    const state = this.#files.get(key);
    if (state === 'forgotten') return Promise.resolve(false);
    this.#files.set(key, 'forgotten');
    if (state === 'counted' || state === undefined) this.#add(tenantId, -bytes);
    return Promise.resolve(true);
  }

  correct(tenantId: string, { seen, addedBytes }: StorageCorrection, at: Date) {
    const count = this.countOf(tenantId);
    if (count.changedBytes !== seen.changedBytes) return Promise.resolve(false);
    const usedBytes = count.usedBytes + addedBytes;
    this.#counts.set(tenantId, { ...count, usedBytes, correctedAt: at });
    return Promise.resolve(true);
  }

  tell(tenantId: string, { from, to, event }: Telling) {
    const count = this.countOf(tenantId);
    if (count.toldPercent !== from) return Promise.resolve();
    this.#counts.set(tenantId, { ...count, toldPercent: to });
    if (event) this.events.push(event);
    return Promise.resolve();
  }

  countOf(tenantId: string): StorageCount {
    const open = [...this.#files].filter(([key]) => key.startsWith(tenantId));
    const reservedBytes = open
      .flatMap(([, state]) => (typeof state === 'object' ? state : []))
      .filter(({ endsAt }) => endsAt > this.#now())
      .reduce((sum, { bytes }) => sum + bytes, 0);
    return { ...(this.#counts.get(tenantId) ?? EMPTY_STORAGE), reservedBytes };
  }

  #fits({ tenantId, limitBytes }: StorageAccount, bytes: number): boolean {
    const { usedBytes, reservedBytes } = this.countOf(tenantId);
    return limitBytes === 'unlimited' || usedBytes + reservedBytes + bytes <= limitBytes;
  }

  #add(tenantId: string, bytes: number): StorageCount {
    const count = this.countOf(tenantId);
    const changedBytes = count.changedBytes + Math.abs(bytes);
    this.#counts.set(tenantId, { ...count, usedBytes: count.usedBytes + bytes, changedBytes });
    return this.countOf(tenantId);
  }
}
