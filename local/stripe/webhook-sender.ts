import { createHmac } from 'node:crypto';
import type { StripeObject } from './stripe-state.ts';

export type WebhookEndpoint = { readonly url: string; readonly secret: string };

/** How a delivery may differ from an honest and punctual one. */
export type Delivery = {
  /** When it was signed; an old one is refused by who checks the tolerance. */
  readonly signedAt?: Date;
  readonly secret?: string;
};

/** The header by which Stripe proves that it sent the body: https://docs.stripe.com/webhooks#verify-manually */
export function signatureHeader(body: string, secret: string, signedAt: Date): string {
  const t = Math.floor(signedAt.getTime() / 1_000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return `t=${t},v1=${v1}`;
}

/** Delivers one event and answers the status. */
export async function deliver(
  { url, secret }: WebhookEndpoint,
  event: StripeObject,
  delivery: Delivery = {},
): Promise<number> {
  const body = JSON.stringify(event, null, 2);
  const signature = signatureHeader(
    body,
    delivery.secret ?? secret,
    delivery.signedAt ?? new Date(),
  );
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
    body,
  });
  return answer.status;
}
