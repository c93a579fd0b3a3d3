import { money, type Money } from '../money/money.ts';
import { divideRounded } from '../money/rounding.ts';
import { parseQuantity, type Quantity } from '../metering/quantity.ts';
import type { Amounts, CostTable } from './cost-table.ts';

/** USD in whole numbers of 10⁻¹²: a tenant may cost less than a cent, and 10,000 of them are added up. */
export type Cost = bigint;

const ONE = 10n ** 12n;
const PER_CENT = 10n ** 10n;
const MONTH_MS = 730n * 3_600_000n;

/** What was used of a meter; its definition's version does not matter to AWS. */
export type Used = { readonly meter: string; readonly quantity: Quantity };

/** What AWS takes for that usage; a meter that the table does not name costs nothing. */
export const costOfUsage = (table: CostTable, used: readonly Used[]): Cost =>
  used.reduce((sum, { meter, quantity }) => {
    const amounts = Object.hasOwn(table.perUnit, meter) ? table.perUnit[meter] : undefined;
    return sum + divideRounded(exactPrice(table, amounts) * quantity, ONE * ONE);
  }, 0n);

/** What AWS takes for what a tenant has to itself, for so long. */
export function costOfTime(table: CostTable, strategy: string, milliseconds: number): Cost {
  const amounts = Object.hasOwn(table.perMonth, strategy) ? table.perMonth[strategy] : undefined;
  return divideRounded(exactPrice(table, amounts) * BigInt(milliseconds), ONE * MONTH_MS);
}

/** In 10⁻²⁴ of a dollar, as a price times an amount is. */
const exactPrice = ({ prices }: CostTable, amounts: Amounts = {}): bigint =>
  Object.entries(amounts).reduce((sum, [name, amount]) => {
    const price = Object.hasOwn(prices, name) ? prices[name] : undefined;
    return sum + decimal(price) * decimal(amount);
  }, 0n);

/** The configuration was validated when it was deployed. */
function decimal(text: string | undefined): bigint {
  const value = text === undefined ? null : parseQuantity(text);
  if (value === null) throw new RangeError(`No price or amount of the cost table: ${text}`);
  return value;
}

/** Rounded once, to the cent. */
export const moneyOfCost = (cost: Cost): Money => money(divideRounded(cost, PER_CENT), 'usd');
