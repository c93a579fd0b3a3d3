import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingAccount } from './billing-account.ts';
import type { BillingEvent } from './billing-events.ts';

/** What we know of the tenants' billing. */
export interface BillingAccounts {
  find(tenantId: TenantId): Promise<BillingAccount | null>;
  /** Null for a customer that is none of ours. */
  tenantOf(customerId: string): Promise<TenantId | null>;
  /** Writes the account, with the events, where its version is the one before; false where it is not. */
  save(account: BillingAccount, events?: readonly BillingEvent[]): Promise<boolean>;
  remove(account: BillingAccount): Promise<void>;
  /** Whom the provider does not know yet, page by page. */
  owed(): AsyncIterable<readonly TenantId[]>;
  /** Of whom a step of dunning is due, page by page. */
  toCollect(): AsyncIterable<readonly TenantId[]>;
}
