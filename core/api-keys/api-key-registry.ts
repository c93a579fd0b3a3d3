import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { ApiKeyId } from '../access/api-key-text.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { Mail } from '../mail/mailer.ts';
import type { TenantBusy } from '../roles/change-roles.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { ApiKey, TenantWithKeys } from './api-key.ts';

/** There is none, or not any more. */
export type ApiKeyNotFound = { readonly kind: 'ApiKeyNotFound' };
export type ApiKeyLimitReached = { readonly kind: 'ApiKeyLimitReached'; readonly limit: number };

export type NewKey = {
  readonly key: ApiKey;
  readonly event: DomainEvent<string, object>;
  /** How many the tenant may have. */
  readonly limit: number;
  readonly claim?: IdempotencyClaim;
};

/** As it was written, or as the first request of the same idempotency key wrote it. */
export type WrittenKey = { readonly key: ApiKey; readonly isReplay: boolean };

/** What is told of a change, in its transaction. */
export type ToldOfKey = { readonly event: DomainEvent<string, object>; readonly mail?: Mail };
export type KeyChange = { readonly before: ApiKey; readonly after: ApiKey };

/** The API keys of tenants. Each write is one transaction with what is told of it. All throw on an outage. */
export interface ApiKeyRegistry {
  find(of: TenantWithKeys, id: ApiKeyId): Promise<ApiKey | null>;
  /** The latest first. */
  list(of: TenantWithKeys, page: PageRequest<ApiKeyId>): Promise<Page<ApiKey>>;
  /** What the first request of this claim wrote, or null; fails when that request was another one. */
  answered(
    of: TenantWithKeys,
    claim: IdempotencyClaim,
  ): Promise<Result<ApiKey | null, IdempotencyKeyReused | ApiKeyNotFound>>;
  /** Of two that race for the last place, one fails. */
  create(
    of: TenantWithKeys,
    creation: NewKey,
  ): Promise<
    Result<WrittenKey, ApiKeyLimitReached | IdempotencyKeyReused | ApiKeyNotFound | TenantBusy>
  >;
  /** False, and nothing written, where it is not in that version any more. */
  change(of: TenantWithKeys, change: KeyChange, told: ToldOfKey): Promise<boolean>;
  /** Removes it, and makes place for another one. False where it is not in that version any more. */
  remove(of: TenantWithKeys, key: ApiKey, told: ToldOfKey): Promise<boolean>;
}
