import { createDecipheriv, createHmac, type ECDH } from 'node:crypto';

type Browser = { readonly browser: ECDH; readonly auth: Buffer };

/** As a browser reads a push message (RFC 8291), by HMAC alone where the sender uses HKDF. */
export function decryptPush(message: Buffer, { browser, auth }: Browser): Buffer {
  const salt = message.subarray(0, 16);
  const sender = message.subarray(21, 21 + (message[20] ?? 0));
  const shared = browser.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = derived(hmac(auth, shared), info);
  const pseudoRandom = hmac(salt, secret);
  const key = derived(pseudoRandom, Buffer.from('Content-Encoding: aes128gcm\0')).subarray(0, 16);
  const nonce = derived(pseudoRandom, Buffer.from('Content-Encoding: nonce\0')).subarray(0, 12);

  const sealed = message.subarray(21 + sender.length);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2));
}

const hmac = (key: Buffer, text: Buffer) => createHmac('sha256', key).update(text).digest();
const derived = (key: Buffer, info: Buffer) => hmac(key, Buffer.concat([info, Buffer.of(1)]));
