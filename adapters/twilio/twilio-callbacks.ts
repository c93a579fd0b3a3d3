import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DeliveryNotice } from '../../core/notifications/delivery-notice.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { callbackAddress, type CallbackQuery } from './callback-address.ts';

export type TwilioCallback = {
  readonly query: Required<CallbackQuery>;
  readonly body: Uint8Array;
  readonly signature: string;
};

export type TwilioCallbacksOptions = {
  readonly secrets: Pick<Secrets, 'get'>;
  readonly authTokenName: string;
  /** As it is sent along with each message: it is part of what is signed. */
  readonly callbackUrl: string;
  readonly now: () => Date;
};

/** The number does not exist, takes no SMS, or its owner answered STOP: https://www.twilio.com/docs/api/errors */
const GONE = ['30005', '30006', '21610'];

/**
 * What Twilio tells, by its signature: HMAC-SHA1 by the account's token over the address and the form's fields in the
 * order of their names. It names no time: what is told again changes nothing.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export class TwilioCallbacks {
  readonly #options: TwilioCallbacksOptions;

  constructor(options: TwilioCallbacksOptions) {
    this.#options = options;
  }

  /** Null where Twilio did not sign it; none while the message is on its way. */
  async noticesIn({
    query,
    body,
    signature,
  }: TwilioCallback): Promise<readonly DeliveryNotice[] | null> {
    const { secrets, authTokenName, callbackUrl, now } = this.#options;
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const token = await secrets.get(authTokenName);
    const expected = twilioSignature(token, callbackAddress(callbackUrl, query), form);
    if (!isSame(signature, expected)) return null;
    const told = toldBy(form);
    if (!told) return [];
    const { key, tenantId } = query;
    const { isFinal, ...outcome } = told;
    const unreachable = isFinal ? [form.get('To') ?? ''].filter(Boolean) : [];
    return [{ channel: 'sms', tenantId, key, ...outcome, unreachable, at: now() }];
  }
}

export function twilioSignature(token: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted();
  // Of a name that stands several times each value counts once.
  const fields = names.flatMap((name) =>
    [...new Set(form.getAll(name))].toSorted().map((value) => name + value),
  );
  return createHmac('sha1', token)
    .update(url + fields.join(''))
    .digest('base64');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

type Told = Pick<DeliveryNotice, 'outcome' | 'reason'> & { readonly isFinal: boolean };

/** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
function toldBy(form: URLSearchParams): Told | undefined {
  const status = form.get('MessageStatus');
  if (status === 'delivered' || status === 'read') return { outcome: 'delivered', isFinal: false };
  if (status !== 'undelivered' && status !== 'failed') return undefined;
  const code = form.get('ErrorCode') ?? '';
  const reason = `Twilio${code}`.slice(0, 100);
  return GONE.includes(code)
    ? { outcome: 'bounced', reason, isFinal: true }
    : { outcome: 'failed', reason, isFinal: false };
}
