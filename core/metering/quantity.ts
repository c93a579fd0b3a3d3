import { fail, ok, type Result } from '../../kit/result.ts';

/**
 * An amount of usage: a whole number of 10⁻¹². As a bigint it is exact however many are added, and floating point
 * cannot enter it.
 */
export type Quantity = bigint;

export const DECIMALS = 12;
const ONE: Quantity = 10n ** BigInt(DECIMALS);
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,12}))?$/;
/** No value has more before the point; a total may. */
const MAX_VALUE: Quantity = 10n ** 18n * ONE;
/** What a double holds of any decimal number. */
const EXACT_DIGITS = 15;

/** What a text such as `-12.5` states; null for no decimal number of up to 12 digits behind the point. */
export function parseQuantity(text: string): Quantity | null {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const magnitude = BigInt(whole) * ONE + BigInt(fraction.padEnd(DECIMALS, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

export const wholeQuantity = (count: number): Quantity => BigInt(count) * ONE;

/** Of 10⁹ bytes, exact. */
export const gigabytes = (bytes: number): Quantity => BigInt(bytes) * (ONE / 10n ** 9n);

export function formatQuantity(quantity: Quantity): string {
  const magnitude = quantity < 0n ? -quantity : quantity;
  const fraction = (magnitude % ONE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  const whole = `${quantity < 0n ? '-' : ''}${magnitude / ONE}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/**
 * The amount that a JSON value states. A number came through a double: one with more digits than a double holds may
 * be another one than was sent, and is refused; as a text it is taken.
 */
export function quantityOfJson(value: unknown): Result<Quantity, string> {
  const text = textOf(value);
  if (text === null) return fail('must be a number, or a text that states one');
  if (typeof value === 'number' && digitsIn(text) > EXACT_DIGITS) {
    return fail(`has more than ${EXACT_DIGITS} digits: send it as a text`);
  }
  const quantity = parseQuantity(text);
  return quantity === null || quantity >= MAX_VALUE || quantity <= -MAX_VALUE
    ? fail('must be a decimal number of at most 18 digits and 12 behind the point')
    : ok(quantity);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return null;
  // A number as small as 1e-7 is written with an exponent.
  return Math.abs(value) > 0 && Math.abs(value) < 1e-6 ? plainText(value) : String(value);
}

const plainText = (value: number): string => {
  const fixed = value.toFixed(DECIMALS);
  return Number(fixed) === value ? fixed.replace(/0+$/, '') : String(value);
};

const digitsIn = (text: string): number => text.replace(/^-?0*\.?0*|\./g, '').length;

export const ROUNDING_MODES = ['half_up', 'up', 'down'] as const;
export type Rounding = {
  readonly decimals: number;
  readonly mode: (typeof ROUNDING_MODES)[number];
};

/** Done once, of the total of a period; windows are never rounded. */
export function roundQuantity(quantity: Quantity, { decimals, mode }: Rounding): Quantity {
  const step = 10n ** BigInt(DECIMALS - decimals);
  const magnitude = quantity < 0n ? -quantity : quantity;
  const added = { half_up: step / 2n, up: step - 1n, down: 0n }[mode];
  const rounded = ((magnitude + added) / step) * step;
  return quantity < 0n ? -rounded : rounded;
}
