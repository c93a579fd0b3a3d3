import type { BillingAccount, Dunning } from '../billing-account.ts';
import { NOTHING_DONE, PAYMENT_NOTICES, type PaymentNotice } from './collection.ts';

export type CollectionStep =
  | { readonly does: 'tell'; readonly notice: PaymentNotice; readonly dunning: Dunning }
  | { readonly does: 'suspend' | 'resume' | 'forget' };

const DAY_MS = 86_400_000;

/** What is to be done now; undefined for nothing. */
export function collectionStep(account: BillingAccount, now: Date): CollectionStep | undefined {
  const { dunning, collection = NOTHING_DONE } = account;
  if (isUnpaidFor(account, now)) {
    return collection.suspension === 'done' ? undefined : { does: 'suspend' };
  }
  if (collection.suspension !== 'none') return { does: 'resume' };
  if (!dunning) return collection.told.length > 0 ? { does: 'forget' } : undefined;
  // After an outage the latest of several is enough.
  const notice = untold(account, dunning).findLast(({ at }) => at <= now)?.notice;
  return notice && { does: 'tell', notice, dunning };
}

/** When to look at the account again, at the latest; undefined for not before it changes. */
export function collectionDueAt(account: BillingAccount, now: Date): Date | undefined {
  if (collectionStep(account, now)) return now;
  const { dunning, collection = NOTHING_DONE } = account;
  if (!dunning || collection.suspension === 'done') return undefined;
  return untold(account, dunning)[0]?.at ?? dunning.graceEndsAt;
}

/** Nothing is paid for any more: the grace is over, or the subscription. */
const isUnpaidFor = ({ subscription, dunning }: BillingAccount, now: Date): boolean =>
  subscription?.status === 'canceled' || (dunning !== undefined && dunning.graceEndsAt <= now);

function untold({ collection = NOTHING_DONE }: BillingAccount, dunning: Dunning) {
  const told = collection.invoiceId === dunning.invoiceId ? collection.told : [];
  const latest = Math.max(...told.map((notice) => PAYMENT_NOTICES.indexOf(notice)), -1);
  return noticesOf(dunning).filter(({ notice }) => PAYMENT_NOTICES.indexOf(notice) > latest);
}

/** One at once, one in the middle of the grace, one a day before its end: fewer where it is shorter. */
function noticesOf({ since, graceEndsAt }: Dunning) {
  const [start, end] = [since.getTime(), graceEndsAt.getTime()];
  const times = { failed: start, reminder: (start + end) / 2, last: end - DAY_MS };
  return PAYMENT_NOTICES.map((notice) => ({ notice, at: new Date(times[notice]) })).filter(
    ({ notice, at }) =>
      notice === 'failed' || (at > since && (notice === 'last' || times.reminder < times.last)),
  );
}
