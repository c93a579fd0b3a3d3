import { createHash, randomBytes } from 'node:crypto';

const CODES = 10;
/** Of 32 characters, so that each is as likely; without i, l, o and u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes of 80 bits each, such as `h3kq-m7xd-2c9p-wvta`: too many to be found by trying, hashed or not. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newCode);

function newCode(): string {
  const characters = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** As codes are kept; however it was typed. */
export const recoveryCodeDigest = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex');
