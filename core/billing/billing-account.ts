import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Collection } from './dunning/collection.ts';
import type { Invoice } from './invoice.ts';
import type { Subscription } from './subscription.ts';

/**
 * What we know of a tenant's billing: what the provider said when we last read it, never what an event told.
 * `owed`: the provider was to be told of the tenant and was not there; it follows.
 */
export type BillingAccount = {
  readonly tenantId: TenantId;
  /** From when a trial counts, whenever the provider is there. */
  readonly openedAt: Date;
  readonly state: 'owed' | 'open';
  readonly customerId?: string;
  readonly subscription?: Subscription;
  readonly dunning?: Dunning;
  /** When the provider forgot who it was: its tenant is being erased. */
  readonly forgottenAt?: Date;
  /** What was done about that. */
  readonly collection?: Collection;
  /** Grows by one with every write. */
  readonly version: number;
};

/** A payment failed, or is too late. */
export type Dunning = {
  readonly invoiceId: string;
  /** When the invoice that is unpaid became final. */
  readonly since: Date;
  /** When the tenant is to be suspended. */
  readonly graceEndsAt: Date;
};

const DAY_MS = 86_400_000;
const UNPAID = ['past_due', 'unpaid'];

/** By what is read alone: the same subscription and invoices are the same dunning, whoever reads them and when. */
export function dunningOf(
  subscription: Subscription | null,
  invoices: readonly Invoice[],
  graceDays: number,
): Dunning | undefined {
  if (!subscription || !UNPAID.includes(subscription.status)) return undefined;
  const unpaid = invoices.filter(
    ({ status, amountDue }) => status === 'open' && amountDue.amountMinor > 0n,
  );
  const [oldest] = unpaid.toSorted((one, other) => sinceOf(one) - sinceOf(other));
  if (!oldest) return undefined;
  const since = new Date(sinceOf(oldest));
  const graceEndsAt = new Date(since.getTime() + graceDays * DAY_MS);
  return { invoiceId: oldest.id, since, graceEndsAt };
}

const sinceOf = ({ transitions, createdAt }: Invoice): number =>
  (transitions.finalizedAt ?? createdAt).getTime();
