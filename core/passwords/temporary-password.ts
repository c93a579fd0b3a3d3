import { randomInt } from 'node:crypto';

// Without what is misread: 0 and O, 1, l and I.
const ALPHABETS = [
  'abcdefghijkmnopqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
  '!#%+-=?@',
] as const;
const LENGTH = 16;

/** A password that keeps every rule of the tenants' password policy; about 93 bits. */
export function temporaryPassword(): string {
  const everySort = ALPHABETS.map(pick);
  const rest = Array.from({ length: LENGTH - everySort.length }, () => pick(ALPHABETS.join('')));
  return shuffled([...everySort, ...rest]).join('');
}

const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length));

function shuffled(characters: readonly string[]): string[] {
  const left = [...characters];
  return characters.map(() => left.splice(randomInt(left.length), 1).join(''));
}
