import type { Invoice, Period } from '../invoice.ts';

type Billed = { readonly invoiceId: string; readonly period: Period };

/** Two invoices, neither of them void, whose lines for the plan overlap. */
export function billedTwice(
  invoices: readonly Invoice[],
): { readonly invoices: readonly string[]; readonly period: Period }[] {
  const plans = invoices
    .filter(({ status }) => status !== 'void')
    .flatMap(({ id, lines }): Billed[] =>
      lines.filter(({ kind }) => kind === 'plan').map(({ period }) => ({ invoiceId: id, period })),
    )
    .toSorted((one, other) => one.period.from.getTime() - other.period.from.getTime());
  return plans.flatMap((plan, at) => {
    const before = plans[at - 1];
    const isTwice = before && before.invoiceId !== plan.invoiceId && overlap(before, plan);
    return isTwice ? [{ invoices: [before.invoiceId, plan.invoiceId], period: plan.period }] : [];
  });
}

const overlap = (one: Billed, other: Billed): boolean => one.period.to > other.period.from;
