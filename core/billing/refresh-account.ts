import type { TenantId } from '../tenancy/tenant-context.ts';
import { dunningOf, type BillingAccount } from './billing-account.ts';
import type { BillingAccounts } from './billing-accounts.ts';
import { changesBetween } from './billing-events.ts';
import type { BillingProvider } from './billing-provider.ts';
import { checkSums, type Invoice } from './invoice.ts';
import { entriesOfInvoice } from './ledger/entries-of-invoice.ts';
import type { Ledger } from './ledger/ledger.ts';

export type RefreshPorts = {
  readonly accounts: BillingAccounts;
  readonly provider: Pick<BillingProvider, 'readSubscription' | 'listInvoices' | 'readInvoice'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly graceDaysOf: (plan: string | undefined) => number;
  readonly now: () => Date;
};

/** The latest ones: what became of an older one is told by an event of its own. */
const INVOICES_READ = 20;
const MAX_ATTEMPTS = 20;

/**
 * Reads anew what the provider says of a tenant, and books what its invoices cause. It is written where nothing was
 * written since the reading began, and else read again: what is written last was also read last.
 */
export async function refreshAccount(
  ports: RefreshPorts,
  tenantId: TenantId,
  invoiceId?: string,
): Promise<BillingAccount | null> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const before = await ports.accounts.find(tenantId);
    if (before?.customerId === undefined) return before;
    const after = await readAnew(ports, { ...before, customerId: before.customerId }, invoiceId);
    const events = changesBetween(before, after, ports.now());
    if (events.length === 0 || (await ports.accounts.save(after, events))) return after;
  }
  throw new Error(`Too many writers of the billing account of ${tenantId}.`);
}

type Customer = BillingAccount & { readonly customerId: string };

async function readAnew(
  ports: RefreshPorts,
  before: Customer,
  invoiceId: string | undefined,
): Promise<BillingAccount> {
  const { provider, graceDaysOf } = ports;
  const [subscription, { items: latest }, named] = await Promise.all([
    provider.readSubscription(before),
    provider.listInvoices(before, { limit: INVOICES_READ }),
    invoiceId === undefined ? null : provider.readInvoice(before, invoiceId),
  ]);
  const isListed = latest.some(({ id }) => id === named?.id);
  await book(ports, before.tenantId, named && !isListed ? [named, ...latest] : latest);

  const dunning = dunningOf(subscription, latest, graceDaysOf(subscription?.plan));
  return {
    ...before,
    subscription: subscription ?? undefined,
    dunning,
    version: before.version + 1,
  };
}

async function book(
  { ledger }: Pick<RefreshPorts, 'ledger'>,
  tenantId: TenantId,
  invoices: readonly Invoice[],
) {
  for (const invoice of invoices) {
    checkSums(invoice);
    for (const entry of entriesOfInvoice(invoice)) await ledger.append(tenantId, entry);
  }
}
