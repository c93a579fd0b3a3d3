import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { fromBase58, toBase58 } from '../../kit/base58.ts';
import { bytesOf, idOfBytes, type Id } from '../../kit/id.ts';

export type ApiKeyId = Id<'key'>;

/** Of test data, or of the real ones: the tenant's own distinction, which shows in the key itself. */
export const KEY_MODES = ['live', 'test'] as const;
export type KeyMode = (typeof KEY_MODES)[number];

/** What a key says of itself, so that one read finds all that decides on it. Only its hash proves any of it. */
export type ApiKeyRef = {
  readonly userPoolId: string;
  readonly keyId: ApiKeyId;
  /** Of a personal key. */
  readonly memberId?: string;
  readonly mode: KeyMode;
};

/** A key as somebody presents it: `hash` is of its whole text. */
export type PresentedKey = ApiKeyRef & { readonly hash: string };

const FORM = /^(fh_(live|test)_([1-9A-HJ-NP-Za-km-z]{40,200}))_([0-9a-f]{8})$/;
const POOL = /^[\w-]{3,55}$/;
const ID_BYTES = 16;
const SECRET_BYTES = 16;

/** A new key of that id: nobody has it but who is shown this text. */
export function newApiKeyText({ userPoolId, keyId, memberId, mode }: ApiKeyRef): string {
  const pool = Buffer.from(userPoolId);
  const parts = [
    [pool.length],
    pool,
    bytesOf(keyId),
    randomBytes(SECRET_BYTES),
    subBytes(memberId),
  ];
  const text = `fh_${mode}_${toBase58(Buffer.concat(parts.map((part) => Uint8Array.from(part))))}`;
  return `${text}_${checksumOf(text)}`;
}

/** Null for a text that is no key, or one with a typo: nobody needs to be asked about it. */
export function readApiKeyText(text: string): PresentedKey | null {
  const [, body = '', mode, base58 = '', checksum] = FORM.exec(text) ?? [];
  if (checksum === undefined || checksum !== checksumOf(body)) return null;

  const parts = partsOf(fromBase58(base58) ?? Buffer.of());
  return parts && { ...parts, mode: mode as KeyMode, hash: hashOfKey(text) };
}

function partsOf(bytes: Buffer) {
  const poolEnd = 1 + (bytes[0] ?? 0);
  const userPoolId = bytes.toString('latin1', 1, poolEnd);
  const secretEnd = poolEnd + ID_BYTES + SECRET_BYTES;
  const sub = bytes.subarray(secretEnd);
  if (!POOL.test(userPoolId) || secretEnd > bytes.length || ![0, ID_BYTES].includes(sub.length)) {
    return null;
  }
  return {
    userPoolId,
    keyId: idOfBytes('key', bytes.subarray(poolEnd, poolEnd + ID_BYTES)),
    ...(sub.length > 0 && { memberId: uuidOf(sub) }),
  };
}

/** What is stored of a key: with 128 random bits in it, nobody finds it by trying. */
export const hashOfKey = (text: string): string => createHash('sha256').update(text).digest('hex');

const checksumOf = (text: string) => crc32(text).toString(16).padStart(8, '0');

const subBytes = (memberId = '') => Buffer.from(memberId.replaceAll('-', ''), 'hex');

/** As Cognito writes the ids of users. */
const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
