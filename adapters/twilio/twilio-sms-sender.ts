import * as z from 'zod';
import { httpDelivery } from '../../core/channels/http-delivery.ts';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import { isPhoneNumber } from '../../core/channels/phone-number.ts';
import type { Sms, SmsSender } from '../../core/channels/sms-sender.ts';
import { withSecrets } from '../../core/channels/with-secrets.ts';
import type { Delivery } from '../../core/mail/mailer.ts';
import type { OutboundHttp, OutboundResponse } from '../../core/outbound-http/outbound-http.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { jsonOf } from '../../kit/json-of.ts';
import { callbackAddress } from './callback-address.ts';

export type TwilioOptions = {
  readonly http: OutboundHttp;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly accountSidName: string;
  readonly authTokenName: string;
  /** A number of ours, or the SID of a messaging service, `MG…`. */
  readonly from: string;
  /** `https://api.twilio.com`, or where a stand-in is. */
  readonly apiUrl: string;
  /** Where Twilio tells what became of a message; without it nothing is told. */
  readonly callbackUrl?: string;
};

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource: it knows no idempotency. */
export class TwilioSmsSender implements SmsSender {
  readonly #options: TwilioOptions;

  constructor(options: TwilioOptions) {
    this.#options = options;
  }

  send(sms: Sms): Promise<Delivery> {
    if (!isPhoneNumber(sms.to)) return Promise.resolve(INVALID_RECIPIENT);
    const { secrets, accountSidName, authTokenName } = this.#options;
    return withSecrets(
      () => Promise.all([secrets.get(accountSidName), secrets.get(authTokenName)]),
      (sid = '', token = '') => this.#post(sms, { sid, token }),
    );
  }

  async #post(sms: Sms, { sid, token }: { readonly sid: string; readonly token: string }) {
    const { http, apiUrl } = this.#options;
    const answered = await http.send({
      method: 'POST',
      url: `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: this.#form(sms).toString(),
      isSafeToRepeat: false,
    });
    return httpDelivery(answered, { messageIdOf, reasonOf });
  }

  #form({ to, text, key, tenantId }: Sms): URLSearchParams {
    const { from, callbackUrl } = this.#options;
    const form = new URLSearchParams({ To: to, Body: text });
    form.set(from.startsWith('MG') ? 'MessagingServiceSid' : 'From', from);
    if (callbackUrl !== undefined && key !== undefined) {
      form.set('StatusCallback', callbackAddress(callbackUrl, { key, tenantId }));
    }
    return form;
  }
}

const message = z.object({ sid: z.string() });
const refusal = z.object({ code: z.number() });

function messageIdOf({ body }: OutboundResponse): string {
  const parsed = message.safeParse(jsonOf(body.toString('utf8')));
  return parsed.success ? parsed.data.sid : '';
}

/** The code alone: the message quotes the number. */
function reasonOf({ status, body }: OutboundResponse): string {
  const parsed = refusal.safeParse(jsonOf(body.toString('utf8')));
  return parsed.success ? `Twilio${parsed.data.code}` : `Status${status}`;
}
