import { SendEmailCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import type { Delivery, Mail, Mailer } from '../../core/mail/mailer.ts';
import { isAddress } from '../../kit/text/email-address.ts';
import { headerText } from '../../kit/text/encoded-words.ts';
import { failedDelivery } from '../aws/failed-delivery.ts';
import { formatMailbox } from './mailbox.ts';

export type SesSender = {
  readonly fromAddress: string;
  readonly fromName?: string;
  readonly replyToAddress?: string;
  /** Under which SES tells what became of the mail. */
  readonly configurationSet?: string | undefined;
};

/** By what an event of SES names the mail it is about. */
export const MAIL_TAGS = { key: 'freehold_key', tenantId: 'freehold_tenant' } as const;

const THROTTLES = [
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'LimitExceededException',
];

/** The client must not repeat a request by itself (`unrepeatedConfig`): SES knows no idempotency. */
export class SesMailer implements Mailer {
  readonly #ses: SESv2Client;
  readonly #sender: SesSender;

  constructor(ses: SESv2Client, sender: SesSender) {
    this.#ses = ses;
    this.#sender = sender;
  }

  async send(mail: Mail): Promise<Delivery> {
    // Anything else in this place would be read as a list of mailboxes or as a header.
    if (![mail.to].flat().every(isAddress)) return INVALID_RECIPIENT;
    try {
      const { MessageId } = await this.#ses.send(this.#command(mail));
      return { kind: 'Accepted', messageId: MessageId ?? '' };
    } catch (error) {
      return failedDelivery(error, THROTTLES);
    }
  }

  #command({ to, subject, text, html, headers, key, tenantId }: Mail) {
    const { fromAddress, fromName, replyToAddress, configurationSet } = this.#sender;
    const tags = [
      ...(key ? [{ Name: MAIL_TAGS.key, Value: key }] : []),
      ...(tenantId ? [{ Name: MAIL_TAGS.tenantId, Value: tenantId }] : []),
    ];
    return new SendEmailCommand({
      FromEmailAddress: formatMailbox({ name: fromName, address: fromAddress }),
      Destination: { ToAddresses: [to].flat() },
      ...(replyToAddress && { ReplyToAddresses: [replyToAddress] }),
      ...(configurationSet && { ConfigurationSetName: configurationSet }),
      ...(tags.length > 0 && { EmailTags: tags }),
      Content: {
        Simple: {
          ...(headers && {
            Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
          }),
          // SES takes ASCII and encoded words here:
          // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Message.html
          Subject: { Data: headerText(subject) },
          Body: {
            Text: { Data: text, Charset: 'UTF-8' },
            Html: { Data: html, Charset: 'UTF-8' },
          },
        },
      },
    });
  }
}
