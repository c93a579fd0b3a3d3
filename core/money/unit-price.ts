import { CURRENCY_DIGITS, money, type Currency, type Money } from './money.ts';
import { divideRounded } from './rounding.ts';

/** Digits that a price of one unit may have behind the smallest unit, as Stripe's `unit_amount_decimal` has. */
const DIGITS = 12;
const SCALE = 10n ** BigInt(DIGITS);

/** What one unit costs; most cost less than the currency's smallest unit. */
export type UnitPrice = { readonly perUnit: bigint; readonly currency: Currency };

/** The price that a text such as `0.0002` states, in whole units of the currency; throws where it is finer than can be kept. */
export function parseUnitPrice(text: string, currency: Currency): UnitPrice {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = CURRENCY_DIGITS[currency] + DIGITS;
  if (whole === undefined || fraction.length > digits) {
    throw new RangeError(`No price of a unit in ${currency}: ${text}`);
  }
  return { perUnit: BigInt(whole + fraction.padEnd(digits, '0')), currency };
}

/** What that many units cost, rounded once. */
export const costOf = ({ perUnit, currency }: UnitPrice, units: bigint): Money =>
  money(divideRounded(perUnit * units, SCALE), currency);

/** The price in smallest units as a decimal number, such as `0.02`. */
export function minorDecimalOf({ perUnit }: UnitPrice): string {
  const fraction = (perUnit % SCALE).toString().padStart(DIGITS, '0').replace(/0+$/, '');
  const whole = (perUnit / SCALE).toString();
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
