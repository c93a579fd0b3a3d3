import type { Id } from '../../kit/id.ts';
import type { Result } from '../../kit/result.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { StorageAccount } from './storage-account.ts';
import type { StorageCount, ToldPercent } from './storage-count.ts';

/** It does not fit beside what is used and reserved; nothing was counted. */
export type StorageFull = { readonly kind: 'StorageFull'; readonly count: StorageCount };

export type CountedFile = { readonly fileId: Id<'fil'>; readonly bytes: number };

/** Ends by itself: a link that nobody used gives its bytes back then. */
export type UploadReservation = CountedFile & { readonly endsAt: Date };

export type StorageCorrection = {
  /** The counter as it was compared; it is corrected only while it is still so. */
  readonly seen: StorageCount;
  readonly addedBytes: number;
};

export type Telling = {
  readonly from: ToldPercent;
  readonly to: ToldPercent;
  readonly event?: DomainEvent<string, object>;
};

/**
 * One counter a tenant, and what is known of the files in it. Never above the account's limit by `take` and
 * `reserve`, however many run at once. Throws on an outage; a change may then be counted.
 */
export interface StorageCounters {
  /** As it is now; an empty one where nothing was counted yet. */
  find(tenantId: TenantId): Promise<StorageCount>;

  /** Counts bytes as used if they fit. */
  take(account: StorageAccount, bytes: number): Promise<Result<StorageCount, StorageFull>>;

  giveBack(tenantId: TenantId, bytes: number): Promise<StorageCount>;

  /** Keeps bytes free for an upload, if they fit. */
  reserve(
    account: StorageAccount,
    reservation: UploadReservation,
  ): Promise<Result<StorageCount, StorageFull>>;

  /**
   * The file is there: its reservation, be it over or not, becomes used bytes. False, and nothing counted, where
   * that was done before or the file was deleted since.
   */
  countFile(tenantId: TenantId, file: CountedFile): Promise<boolean>;

  /** The file is gone: gives back what it was counted as. False, and nothing changed, the second time. */
  forgetFile(tenantId: TenantId, file: CountedFile): Promise<boolean>;

  /** False where the counter has changed since it was seen. */
  correct(tenantId: TenantId, correction: StorageCorrection, at: Date): Promise<boolean>;

  /** Notes what the owners are told, with the event of it, once: again is harmless. */
  tell(tenantId: TenantId, telling: Telling): Promise<void>;
}
