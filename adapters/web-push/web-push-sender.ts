import { createHash } from 'node:crypto';
import { httpDelivery } from '../../core/channels/http-delivery.ts';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import type { Push, PushSender, PushTarget, TargetGone } from '../../core/channels/push-sender.ts';
import { withSecrets } from '../../core/channels/with-secrets.ts';
import type { Delivery } from '../../core/mail/mailer.ts';
import type { OutboundHttp } from '../../core/outbound-http/outbound-http.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { encryptPush, MAX_PUSH_BYTES } from './encrypt-push.ts';
import { vapidAuthorization, vapidKeys, type VapidKeys } from './vapid.ts';

export type WebPushOptions = {
  readonly http: OutboundHttp;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly privateKeyName: string;
  /** Whom a push service may write to about us. */
  readonly subject: string;
  readonly now?: () => Date;
};

type Browser = Extract<PushTarget, { kind: 'web_push' }>;

/** How long a push service keeps a message for a browser that is away. */
const TTL_SECONDS = 86_400;

const refused = (reason: string): Delivery => ({ kind: 'Refused', reason, isTransient: false });

/** To browsers, by the push service that each of them names (RFC 8030). */
export class WebPushSender implements PushSender {
  readonly #options: WebPushOptions;

  constructor(options: WebPushOptions) {
    this.#options = options;
  }

  send(push: Push): Promise<Delivery | TargetGone> {
    const { to, title, body, url } = push;
    if (to.kind !== 'web_push') return Promise.resolve(INVALID_RECIPIENT);
    const text = Buffer.from(JSON.stringify({ title, body, ...(url && { url }) }));
    if (text.length > MAX_PUSH_BYTES) return Promise.resolve(refused('PayloadTooLarge'));
    const encrypted = encryptedFor(to, text);
    if (!encrypted || !URL.canParse(to.endpoint)) return Promise.resolve(INVALID_RECIPIENT);
    const { secrets, privateKeyName } = this.#options;
    return withSecrets<Delivery | TargetGone>(
      async () => [await secrets.get(privateKeyName)],
      (privateKey = '') => this.#post(to, { encrypted, privateKey, key: push.key }),
    );
  }

  async #post(
    { endpoint }: Browser,
    { encrypted, privateKey, key }: { encrypted: Buffer; privateKey: string; key?: string },
  ): Promise<Delivery | TargetGone> {
    const { http, subject, now = () => new Date() } = this.#options;
    const keys = keysIn(privateKey);
    if (!keys) return { kind: 'Refused', reason: 'SecretInvalid', isTransient: true };
    const answered = await http.send({
      method: 'POST',
      url: endpoint,
      headers: {
        authorization: vapidAuthorization(keys, { endpoint, subject, now: now() }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(TTL_SECONDS),
        ...(key && { topic: topicOf(key) }),
      },
      body: encrypted,
      // Sent again, it takes the place of the one with its topic that waits (RFC 8030, section 5.4).
      isSafeToRepeat: key !== undefined,
      maxResponseBytes: 65_536,
    });
    // The browser withdrew its subscription, says RFC 8030, section 7.3.
    if (answered.ok && [404, 410].includes(answered.value.status)) return { kind: 'Gone' };
    return httpDelivery(answered, { messageIdOf: ({ headers }) => headers.location ?? '' });
  }
}

function keysIn(privateKey: string): VapidKeys | undefined {
  try {
    return vapidKeys(privateKey);
  } catch {
    return undefined;
  }
}

function encryptedFor({ keys }: Browser, text: Buffer): Buffer | undefined {
  try {
    return encryptPush(text, keys);
  } catch {
    // The keys come from a browser: anything may stand there.
    return undefined;
  }
}

/** At most 32 letters of base64url. */
const topicOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 32);
