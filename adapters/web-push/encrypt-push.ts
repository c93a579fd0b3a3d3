import { createECDH, createCipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type PushKeys = { readonly p256dh: string; readonly auth: string };
/** Fresh for each message; a test gives those of the RFC's example. */
type Fresh = { readonly salt: Buffer; readonly privateKey?: Buffer };

/** One record holds it all, and push services take 4,096 bytes: RFC 8291, section 4. */
const RECORD_SIZE = 4_096;
const TAG_BYTES = 16;
const HEADER_BYTES = 16 + 4 + 1 + 65;
export const MAX_PUSH_BYTES = RECORD_SIZE - HEADER_BYTES - TAG_BYTES - 1;

/** The message as RFC 8291 encrypts it for one browser (`aes128gcm` of RFC 8188). Throws at a key that is none. */
export function encryptPush(
  text: Uint8Array,
  { p256dh, auth }: PushKeys,
  { salt, privateKey }: Fresh = { salt: randomBytes(16) },
): Buffer {
  const receiver = Buffer.from(p256dh, 'base64url');
  const own = createECDH('prime256v1');
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  const sender = own.getPublicKey();

  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, sender]);
  const shared = own.computeSecret(receiver);
  const secret = derived(shared, { salt: Buffer.from(auth, 'base64url'), info, bytes: 32 });
  const key = derived(secret, { salt, info: coding('aes128gcm'), bytes: 16 });
  const nonce = derived(secret, { salt, info: coding('nonce'), bytes: 12 });

  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 ends the last record.
  const sealed = [cipher.update(Buffer.concat([text, Buffer.of(2)])), cipher.final()];
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_SIZE);
  const header = [salt, size, Buffer.of(sender.length), sender];
  return Buffer.concat([...header, ...sealed, cipher.getAuthTag()]);
}

const coding = (name: string) => Buffer.from(`Content-Encoding: ${name}\0`);

type Derivation = { readonly salt: Buffer; readonly info: Buffer; readonly bytes: number };
const derived = (from: Buffer, { salt, info, bytes }: Derivation): Buffer =>
  Buffer.from(hkdfSync('sha256', from, salt, info, bytes));
