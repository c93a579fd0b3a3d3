/** Without 0, O, I and l, which people take for each other. */
export const BASE58_ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Of bytes that do not begin with a zero: leading zeros have no digit. */
export function toBase58(bytes: Uint8Array): string {
  let text = '';
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`); rest > 0n; rest /= 58n) {
    text = BASE58_ALPHABET.charAt(Number(rest % 58n)) + text;
  }
  return text;
}

/** Null for a text that is not written in it. */
export function fromBase58(text: string): Buffer | null {
  let number = 0n;
  for (const character of text) {
    const digit = BASE58_ALPHABET.indexOf(character);
    if (digit < 0) return null;
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}
