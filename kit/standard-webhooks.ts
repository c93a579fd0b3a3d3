import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

/** How messages are signed: by a secret that both sides know, or by a key of which the receiver has the public half. */
export type WebhookSigning = 'hmac' | 'ed25519';

const PREFIXES = { hmac: 'whsec_', ed25519: 'whsk_' } as const;
const PUBLIC_PREFIX = 'whpk_';
const SECRET_BYTES = 32;
const ED25519_BYTES = 32;
/** What stands before the 32 bytes of an Ed25519 key in DER: https://www.rfc-editor.org/rfc/rfc8410 */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * A secret as the Standard Webhooks libraries take it: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * An Ed25519 one is the private key and the public one behind it.
 */
export function newWebhookSecret(signing: WebhookSigning = 'hmac'): string {
  if (signing === 'hmac') return encoded(PREFIXES.hmac, randomBytes(SECRET_BYTES));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { d = '' } = privateKey.export({ format: 'jwk' });
  return encoded(
    PREFIXES.ed25519,
    Buffer.concat([Buffer.from(d, 'base64url'), publicBytes(publicKey)]),
  );
}

/** What the receiver verifies with: of an Ed25519 secret its public key, of a shared one itself. */
export function verificationKeyOf(secret: string): string {
  const pair = decoded(PREFIXES.ed25519, secret);
  return pair ? encoded(PUBLIC_PREFIX, pair.subarray(ED25519_BYTES)) : secret;
}

export type WebhookMessage = {
  /** The same for every attempt; without a dot. */
  readonly id: string;
  /** When this attempt is made. */
  readonly time: Date;
  /** Byte by byte as it is sent. */
  readonly body: string;
};

/**
 * The headers by which a receiver knows who sent the message, and when. Of several secrets each signs: while one
 * takes the place of another, a receiver that knows either accepts the message.
 */
export function webhookHeaders(
  { id, time, body }: WebhookMessage,
  ...secrets: readonly [string, ...string[]]
) {
  const timestamp = String(Math.floor(time.getTime() / 1_000));
  const content = Buffer.from(`${id}.${timestamp}.${body}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signature(content, secret)).join(' '),
  };
}

function signature(content: Buffer, secret: string): string {
  const pair = decoded(PREFIXES.ed25519, secret);
  if (pair) return `v1a,${sign(null, content, privateKeyOf(pair)).toString('base64')}`;
  const key = decoded(PREFIXES.hmac, secret);
  if (!key) throw new Error('The secret is none of Standard Webhooks.');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}

const encoded = (prefix: string, bytes: Buffer) => `${prefix}${bytes.toString('base64')}`;

/** Undefined where the text does not begin so, or is no base64 as it is written. */
function decoded(prefix: string, text: string): Buffer | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const bytes = Buffer.from(text.slice(prefix.length), 'base64');
  return encoded(prefix, bytes) === text ? bytes : undefined;
}

const privateKeyOf = (pair: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, pair.subarray(0, ED25519_BYTES)]),
    format: 'der',
    type: 'pkcs8',
  });

function publicBytes(publicKey: KeyObject): Buffer {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}
