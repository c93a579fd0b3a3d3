import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import type { DeliveryNotice } from '../../core/notifications/delivery-notice.ts';
import { jsonOf } from '../../kit/json-of.ts';
import { noticeOfSendGrid } from './notice-of-sendgrid.ts';

export type SendGridDelivery = {
  readonly body: Uint8Array;
  readonly signature: string;
  readonly timestamp: string;
};

/** SendGrid repeats what is not taken for a day. */
const MAX_AGE_SECONDS = 25 * 3_600;
/** Of a clock that is ahead of ours. */
const MAX_LEAD_SECONDS = 300;

/**
 * What SendGrid tells, by its signature: ECDSA over the time and the very bytes of the body.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 */
export class SendGridEvents {
  readonly #key: KeyObject;
  readonly #now: () => Date;

  /** By the verification key as SendGrid shows it. Throws at what is none. */
  constructor(publicKey: string, now = () => new Date()) {
    const der = Buffer.from(publicKey, 'base64');
    this.#key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    this.#now = now;
  }

  /** Null where SendGrid did not sign it, or did so long ago. */
  noticesIn(delivery: SendGridDelivery): readonly DeliveryNotice[] | null {
    if (!this.#isRecent(Number(delivery.timestamp)) || !this.#isSigned(delivery)) return null;
    const events = z
      .array(z.unknown())
      .safeParse(jsonOf(Buffer.from(delivery.body).toString('utf8')));
    const notices = (events.data ?? []).map(noticeOfSendGrid);
    return notices.filter((notice) => notice !== undefined);
  }

  #isRecent(seconds: number): boolean {
    const age = this.#now().getTime() / 1_000 - seconds;
    return age <= MAX_AGE_SECONDS && age >= -MAX_LEAD_SECONDS;
  }

  #isSigned({ body, signature, timestamp }: SendGridDelivery): boolean {
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verify('sha256', signed, this.#key, Buffer.from(signature, 'base64'));
  }
}
