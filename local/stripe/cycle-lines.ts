import { centsOf } from './cents.ts';
import { draftInvoice, type DraftLine } from './invoice-object.ts';
import { unitsIn } from './meter-events.ts';
import type {
  CycleDraft,
  InvoiceObject,
  ItemObject,
  PriceObject,
  StripeState,
  SubscriptionObject,
} from './stripe-state.ts';

/** What the end of a period brings: what is pending, what was used, and the plan of the next period. */
export function drawCycle(state: StripeState, cycle: CycleDraft): InvoiceObject {
  const { id, subscription, renewed, pending, created } = cycle;
  const lines = [
    ...pending.map((item) => ({ ...item, isProration: true })),
    ...usageOf(state, subscription, created),
    ...planLines(renewed, periodOf(renewed)),
  ];
  const reason = 'subscription_cycle';
  return draftInvoice(state, { id, subscription: renewed, lines, created, reason });
}

export function usageOf(
  state: StripeState,
  subscription: SubscriptionObject,
  to: number,
): DraftLine[] {
  const { from } = periodOf(subscription);
  return subscription.items.data
    .filter(({ price }) => price.recurring?.meter)
    .flatMap((item) => usageLines(state, { item, subscription, from, to }));
}

type Used = {
  readonly item: ItemObject;
  readonly subscription: SubscriptionObject;
  readonly from: number;
  readonly to: number;
};

/** One line for each tier that was reached; none of it costs anything during the trial. */
function usageLines(state: StripeState, { item: { price }, subscription, from, to }: Used) {
  const units = unitsIn(state, {
    ...{ meter: price.recurring?.meter ?? '', customer: subscription.customer, from, to },
  });
  const tiers = price.tiers ?? [
    { up_to: null, unit_amount_decimal: price.unit_amount_decimal ?? '0' },
  ];
  let below = 0;
  return tiers.flatMap(({ up_to, unit_amount_decimal }, at): DraftLine[] => {
    const quantity = Math.max(0, Math.min(units, up_to ?? Infinity) - below);
    below = up_to ?? Infinity;
    if (quantity === 0 && at > 0) return [];
    const amount = subscription.status === 'trialing' ? 0 : centsOf(unit_amount_decimal, quantity);
    const description = `${quantity} × ${price.product}`;
    return [{ description, amount, quantity, price, from, to, isProration: false }];
  });
}

export function planLines(
  { items, status }: SubscriptionObject,
  { from, to }: { readonly from: number; readonly to: number },
): DraftLine[] {
  return items.data
    .filter(({ price }) => !price.recurring?.meter)
    .map(({ price, quantity = 1 }) => ({
      description: `${quantity} × ${price.product}`,
      amount: status === 'trialing' ? 0 : fullAmount(price, quantity),
      ...{ quantity, price, from, to, isProration: false },
    }));
}

export const fullAmount = ({ unit_amount_decimal }: PriceObject, quantity: number): number =>
  centsOf(unit_amount_decimal ?? '0', quantity);

export function periodOf({ items }: SubscriptionObject) {
  const [item] = items.data;
  if (!item) throw new Error('A subscription without items.');
  return { from: item.current_period_start, to: item.current_period_end };
}
