import { divideRounded } from './rounding.ts';

/** Digits after the point of each currency. */
export const CURRENCY_DIGITS = { usd: 2, eur: 2, gbp: 2, chf: 2, jpy: 0 } as const;
export type Currency = keyof typeof CURRENCY_DIGITS;
export const CURRENCIES = Object.keys(CURRENCY_DIGITS) as readonly Currency[];

/** An amount in the currency's smallest unit; as a bigint it is whole, and exact however large it is. */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };

export const money = (amountMinor: bigint, currency: Currency): Money => ({
  amountMinor,
  currency,
});

export const zero = (currency: Currency): Money => money(0n, currency);

/** Throws on two currencies: which rate they are exchanged at is nothing that addition may decide. */
export function plus(one: Money, other: Money): Money {
  if (one.currency !== other.currency) throw new CurrencyMismatchError(one, other);
  return money(one.amountMinor + other.amountMinor, one.currency);
}

export const negated = ({ amountMinor, currency }: Money): Money => money(-amountMinor, currency);

export const minus = (one: Money, other: Money): Money => plus(one, negated(other));

export const sum = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce(plus, zero(currency));

export const times = ({ amountMinor, currency }: Money, quantity: bigint): Money =>
  money(amountMinor * quantity, currency);

/** `part` of `whole` of the amount, such as the seconds that are left of a month. */
export const shareOf = ({ amountMinor, currency }: Money, part: bigint, whole: bigint): Money =>
  money(divideRounded(amountMinor * part, whole), currency);

/** The amount that a text such as `29` or `29.95` states; throws where it states less than the smallest unit. */
export function parseMoney(text: string, currency: Currency): Money {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = CURRENCY_DIGITS[currency];
  const isExact = fraction.slice(digits).replaceAll('0', '') === '';
  if (whole === '' || !isExact) throw new RangeError(`No amount of ${currency}: ${text}`);
  return money(BigInt(`${sign}${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`), currency);
}

/** The amount as a plain decimal number, such as `-29.95`. */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = CURRENCY_DIGITS[currency];
  const text = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  const sign = amountMinor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** As people read it, such as `$29.95`. */
export const formatMoney = (amount: Money): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: amount.currency.toUpperCase(),
  }).format(toDecimal(amount) as Intl.StringNumericLiteral);

/** The amount as JSON and outside systems have it; throws on one that a number cannot hold exactly. */
export function minorNumberOf({ amountMinor }: Pick<Money, 'amountMinor'>): number {
  const number = Number(amountMinor);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Too large for a number: ${amountMinor}`);
  return number;
}

/** A whole number of smallest units from outside; throws on a fraction and on what is no exact number. */
export function moneyOfMinor(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`No whole amount: ${amountMinor}`);
  return money(BigInt(amountMinor), currency);
}

export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';

  constructor(one: Money, other: Money) {
    super(`Amounts of ${one.currency} and ${other.currency} have no sum.`);
  }
}
