import * as z from 'zod';
import { httpDelivery } from '../../core/channels/http-delivery.ts';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import { withSecrets } from '../../core/channels/with-secrets.ts';
import type { Delivery, Mail, Mailer } from '../../core/mail/mailer.ts';
import type { OutboundHttp, OutboundResponse } from '../../core/outbound-http/outbound-http.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { jsonOf } from '../../kit/json-of.ts';
import { isAddress } from '../../kit/text/email-address.ts';

export type SendGridOptions = {
  readonly http: OutboundHttp;
  readonly secrets: Pick<Secrets, 'get'>;
  readonly apiKeyName: string;
  /** `https://api.sendgrid.com`, or where a stand-in is. */
  readonly apiUrl: string;
  readonly sender: {
    readonly fromAddress: string;
    readonly fromName?: string;
    readonly replyToAddress?: string;
  };
};

/** By what an event of SendGrid's names the mail it is about. */
export const CUSTOM_ARGS = { key: 'freehold_key', tenantId: 'freehold_tenant' } as const;

/** https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send: it knows no idempotency. */
export class SendGridMailer implements Mailer {
  readonly #options: SendGridOptions;

  constructor(options: SendGridOptions) {
    this.#options = options;
  }

  send(mail: Mail): Promise<Delivery> {
    if (![mail.to].flat().every(isAddress)) return Promise.resolve(INVALID_RECIPIENT);
    const { secrets, apiKeyName } = this.#options;
    return withSecrets(
      async () => [await secrets.get(apiKeyName)],
      (apiKey = '') => this.#post(mail, apiKey),
    );
  }

  async #post(mail: Mail, apiKey: string): Promise<Delivery> {
    const { http, apiUrl } = this.#options;
    const answered = await http.send({
      method: 'POST',
      url: `${apiUrl}/v3/mail/send`,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(this.#body(mail)),
      isSafeToRepeat: false,
    });
    return httpDelivery(answered, {
      messageIdOf: ({ headers }) => headers['x-message-id'] ?? '',
      reasonOf,
    });
  }

  #body({ to, subject, text, html, headers, key, tenantId }: Mail) {
    const { fromAddress, fromName, replyToAddress } = this.#options.sender;
    return {
      personalizations: [{ to: [to].flat().map((email) => ({ email })) }],
      from: { email: fromAddress, ...(fromName && { name: fromName }) },
      ...(replyToAddress && { reply_to: { email: replyToAddress } }),
      subject,
      content: [
        { type: 'text/plain', value: text },
        { type: 'text/html', value: html },
      ],
      ...(headers && { headers }),
      custom_args: {
        ...(key && { [CUSTOM_ARGS.key]: key }),
        ...(tenantId && { [CUSTOM_ARGS.tenantId]: tenantId }),
      },
      // A link that counts clicks would hand the tokens of our mails to whoever serves it.
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
      },
    };
  }
}

const errorsBody = z.object({ errors: z.array(z.object({ field: z.string().nullish() })).min(1) });

/** The field alone: the message may quote an address. */
function reasonOf({ status, body }: OutboundResponse): string {
  const parsed = errorsBody.safeParse(jsonOf(body.toString('utf8')));
  const field = parsed.success ? parsed.data.errors[0]?.field : undefined;
  return field ? `Status${status}:${field.slice(0, 60)}` : `Status${status}`;
}
