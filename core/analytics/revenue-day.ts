import type { TenantId } from '../tenancy/tenant-context.ts';
import { minus, plus, zero, type Money } from '../money/money.ts';
import type { Cost } from './cost.ts';
import { CURRENCY } from './recurring-revenue.ts';

/** A day of UTC, such as `2026-11-27`. */
export type Day = string;

/** What a tenant was when a day was over. Once the day is closed it never changes. */
export type TenantDay = {
  readonly tenantId: TenantId;
  readonly mrr: Money;
  /** Since the last day that was closed. */
  readonly billed: Money;
  /** Ever, by which the next day knows what is new: also what was booked late. */
  readonly billedTotal: Money;
  /** Since the last day that was closed. */
  readonly cost: Cost;
};

/** What became of the MRR of some tenants; nothing else makes the difference of two days. */
export type Movements = {
  readonly new: Money;
  readonly expansion: Money;
  readonly contraction: Money;
  readonly churned: Money;
};

/** A tenant is a customer while its MRR is not nothing. */
export type Customers = {
  readonly before: number;
  readonly new: number;
  readonly churned: number;
};

/** All tenants together, from the last day that was closed to this one. */
export type RevenueDay = {
  readonly day: Day;
  readonly mrrBefore: Money;
  readonly movements: Movements;
  readonly customers: Customers;
  readonly billed: Money;
  readonly cost: Cost;
};

const NOTHING = zero(CURRENCY);
const NO_MOVEMENTS: Movements = {
  new: NOTHING,
  expansion: NOTHING,
  contraction: NOTHING,
  churned: NOTHING,
};
const EMPTY: RevenueDay = {
  day: '',
  mrrBefore: NOTHING,
  movements: NO_MOVEMENTS,
  customers: { before: 0, new: 0, churned: 0 },
  billed: NOTHING,
  cost: 0n,
};

/** Of the rows of two closed days alone: whoever adds them up, and how often, finds the same. */
export function revenueOfDay(
  day: Day,
  before: readonly TenantDay[],
  after: readonly TenantDay[],
): RevenueDay {
  const earlier = new Map(before.map((row) => [row.tenantId, row]));
  const present = new Set(after.map(({ tenantId }) => tenantId));
  const gone = before
    .filter(({ tenantId }) => !present.has(tenantId))
    .map((was) => ({ was, is: { ...was, mrr: NOTHING, billed: NOTHING, cost: 0n } }));
  const pairs = [...after.map((is) => ({ was: earlier.get(is.tenantId), is })), ...gone];
  return pairs.reduce(withTenant, { ...EMPTY, day });
}

type Pair = { readonly was: TenantDay | undefined; readonly is: TenantDay };

function withTenant(sum: RevenueDay, { was, is }: Pair): RevenueDay {
  const [from, to] = [was?.mrr ?? NOTHING, is.mrr];
  const kind = kindOf(from, to);
  const { customers, movements } = sum;
  return {
    ...sum,
    mrrBefore: plus(sum.mrrBefore, from),
    movements: kind ? { ...movements, [kind]: plus(movements[kind], minus(to, from)) } : movements,
    customers: {
      before: customers.before + (isCustomer(from) ? 1 : 0),
      new: customers.new + (kind === 'new' ? 1 : 0),
      churned: customers.churned + (kind === 'churned' ? 1 : 0),
    },
    billed: plus(sum.billed, is.billed),
    cost: sum.cost + is.cost,
  };
}

function kindOf(from: Money, to: Money): keyof Movements | null {
  const change = minus(to, from).amountMinor;
  if (change === 0n) return null;
  if (!isCustomer(from)) return 'new';
  if (!isCustomer(to)) return 'churned';
  return change > 0n ? 'expansion' : 'contraction';
}

const isCustomer = ({ amountMinor }: Money): boolean => amountMinor !== 0n;

/** What lies between the first and the last of some days, each of which follows the one before. */
export function revenueOfDays(days: readonly RevenueDay[]): RevenueDay {
  const [first = EMPTY] = days;
  return days.slice(1).reduce(
    (sum, day) => ({
      ...sum,
      day: day.day,
      movements: addedMovements(sum.movements, day.movements),
      customers: {
        before: sum.customers.before,
        new: sum.customers.new + day.customers.new,
        churned: sum.customers.churned + day.customers.churned,
      },
      billed: plus(sum.billed, day.billed),
      cost: sum.cost + day.cost,
    }),
    first,
  );
}

const addedMovements = (one: Movements, other: Movements): Movements => ({
  new: plus(one.new, other.new),
  expansion: plus(one.expansion, other.expansion),
  contraction: plus(one.contraction, other.contraction),
  churned: plus(one.churned, other.churned),
});

export const mrrAfter = ({ mrrBefore, movements }: RevenueDay): Money =>
  Object.values(movements).reduce(plus, mrrBefore);

export const customersAfter = ({ customers }: RevenueDay): number =>
  customers.before + customers.new - customers.churned;
