import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { Invoice } from '../invoice.ts';
import type { PriceList } from '../plan-terms.ts';
import { balanceAfter, makeInvoice } from './make-invoice.ts';
import type { NoneAccount, NoneSubscription } from './none-account.ts';
import type { NoneStore } from './none-store.ts';

/** For the usage of a period's last minutes to come, as Stripe leaves a draft open. */
const GRACE_SECONDS = 3_600;
const MAX_CONFLICTS = 20;

export type IssuePorts = {
  readonly store: NoneStore;
  readonly prices: PriceList;
  readonly now: () => Date;
};

/**
 * Issues all invoices that are due, in their order; one that was issued is not issued again, whoever runs beside.
 * After an outage it goes on where it stood.
 */
export async function issueInvoices(
  ports: IssuePorts,
  tenantId: TenantId,
  graceSeconds = GRACE_SECONDS,
): Promise<Invoice[]> {
  const issued: Invoice[] = [];
  for (let conflicts = 0; conflicts < MAX_CONFLICTS;) {
    const account = await ports.store.find(tenantId);
    const due = account && (await dueInvoice(ports, account, graceSeconds));
    if (!due) return issued;
    // Where somebody else wrote meanwhile, what is due is asked for again.
    if (await ports.store.save(due.account, due.invoice)) issued.push(due.invoice);
    else conflicts += 1;
  }
  throw new Error(`Too many writers of the account of ${tenantId}.`);
}

async function dueInvoice(ports: IssuePorts, account: NoneAccount, graceSeconds: number) {
  const { subscription, issued: index } = account;
  if (!subscription) return undefined;
  const draft = await draftOf(ports, { ...account, subscription }, index);
  const isFirst = index === (subscription.invoicesBefore ?? 0);
  const waits = isFirst ? 0 : graceSeconds * 1_000;
  if (!draft || ports.now().getTime() < draft.createdAt.getTime() + waits) return undefined;
  return finalized(account, draft);
}

export const draftOf = (
  { store, prices }: Pick<IssuePorts, 'store' | 'prices'>,
  account: NoneAccount & { readonly subscription: NoneSubscription },
  index: number,
): Promise<Invoice | undefined> => {
  const usageOf = store.usageOf.bind(store, account.tenantId);
  return makeInvoice({ account, subscription: account.subscription, prices, usageOf }, index);
};

/** The invoice as it is issued, and the account after it. */
export function finalized(account: NoneAccount, draft: Invoice) {
  const finalizedAt = draft.createdAt;
  // Where nothing is due, nothing is waited for.
  const paidAt = draft.amountDue.amountMinor === 0n ? finalizedAt : undefined;
  const invoice: Invoice = {
    ...draft,
    status: paidAt ? 'paid' : 'open',
    transitions: { finalizedAt, ...(paidAt && { paidAt }) },
  };
  const after: NoneAccount = {
    ...account,
    issued: account.issued + 1,
    balanceMinor: balanceAfter(account, draft),
    version: account.version + 1,
  };
  return { invoice, account: after };
}
