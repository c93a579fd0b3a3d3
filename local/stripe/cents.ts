const SCALE = 12;

/** Of a decimal number of cents, such as `0.02`, a quantity's worth in whole cents, halves away from zero. */
export function centsOf(unitAmountDecimal: string, quantity: number): number {
  const [whole = '0', fraction = ''] = unitAmountDecimal.split('.');
  const scaled = BigInt(whole + fraction.padEnd(SCALE, '0')) * BigInt(quantity);
  return rounded(scaled, 10n ** BigInt(SCALE));
}

/** The part of an amount that the seconds are of all its seconds. */
export const partOf = (cents: number, seconds: number, ofSeconds: number): number =>
  rounded(BigInt(cents) * BigInt(seconds), BigInt(ofSeconds));

function rounded(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n;
  const twice = 2n * numerator * sign;
  return Number(sign * ((twice + denominator) / (2n * denominator)));
}
