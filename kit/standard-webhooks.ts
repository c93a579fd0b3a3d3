import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A secret as the Standard Webhooks libraries take it: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const newWebhookSecret = (): string =>
  `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

export type WebhookMessage = {
  /** The same for every attempt; without a dot. */
  readonly id: string;
  /** When this attempt is made. */
  readonly time: Date;
  /** Byte by byte as it is sent. */
  readonly body: string;
};

/** The headers by which a receiver knows who sent the message, and when. */
export function webhookHeaders({ id, time, body }: WebhookMessage, secret: string) {
  const timestamp = String(Math.floor(time.getTime() / 1_000));
  const signature = createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
