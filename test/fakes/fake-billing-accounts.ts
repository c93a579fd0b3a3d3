import type { BillingAccount } from '../../core/billing/billing-account.ts';
import type { BillingAccounts } from '../../core/billing/billing-accounts.ts';
import type { BillingEvent } from '../../core/billing/billing-events.ts';
import { collectionDueAt } from '../../core/billing/dunning/collection-step.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

/** Accounts in memory, which keep the promises of the port. */
export class FakeBillingAccounts implements BillingAccounts {
  readonly events: BillingEvent[] = [];
  readonly #accounts = new Map<string, BillingAccount>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  get count() {
    return this.#accounts.size;
  }

  async find(tenantId: TenantId) {
    return this.#accounts.get(tenantId) ?? null;
  }

  async tenantOf(customerId: string) {
    const found = [...this.#accounts.values()].find((one) => one.customerId === customerId);
    return found?.tenantId ?? null;
  }

  async save(account: BillingAccount, events: readonly BillingEvent[] = []) {
    const { tenantId, version } = account;
    if ((this.#accounts.get(tenantId)?.version ?? 0) !== version - 1) return false;
    this.#accounts.set(tenantId, account);
    this.events.push(...events);
    return true;
  }

  async remove({ tenantId }: BillingAccount) {
    this.#accounts.delete(tenantId);
  }

  async *owed(): AsyncIterable<readonly TenantId[]> {
    const owed = [...this.#accounts.values()].filter(({ state }) => state === 'owed');
    yield owed.map(({ tenantId }) => tenantId);
  }

  async *toCollect(): AsyncIterable<readonly TenantId[]> {
    const now = this.#now();
    const due = [...this.#accounts.values()].filter((account) => {
      const at = collectionDueAt(account, now);
      return at !== undefined && at <= now;
    });
    yield due.map(({ tenantId }) => tenantId);
  }
}
