import { createECDH, createPrivateKey, sign } from 'node:crypto';

export type VapidKeys = { readonly publicKey: string; readonly sign: (text: string) => string };

/** By the private key as push tools print it: 32 bytes in base64url. Throws at what is none. */
export function vapidKeys(privateKey: string): VapidKeys {
  if (Buffer.from(privateKey, 'base64url').length !== 32) throw new Error('It is no key of P-256.');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'base64url');
  const point = pair.getPublicKey();
  const coordinates = { x: at(point, 1), y: at(point, 33) };
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', d: privateKey, ...coordinates },
  });
  return {
    publicKey: point.toString('base64url'),
    sign: (text) =>
      sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}

const at = (point: Buffer, start: number) =>
  point.subarray(start, start + 32).toString('base64url');

/** At most a day ahead, says RFC 8292, section 2. */
const VALID_SECONDS = 12 * 3_600;

type Claims = { readonly endpoint: string; readonly subject: string; readonly now: Date };

/** Says to the push service who sends: RFC 8292. */
export function vapidAuthorization(keys: VapidKeys, { endpoint, subject, now }: Claims): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1_000) + VALID_SECONDS,
    sub: `mailto:${subject}`,
  };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  return `vapid t=${signed}.${keys.sign(signed)}, k=${keys.publicKey}`;
}
