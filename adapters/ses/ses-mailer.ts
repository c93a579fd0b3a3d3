import { SendEmailCommand, SESv2ServiceException, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Delivery, Mail, Mailer } from '../../core/mail/mailer.ts';
import { formatMailbox } from './mailbox.ts';

export type SesSender = {
  readonly fromAddress: string;
  readonly fromName?: string;
  readonly replyToAddress?: string;
};

const THROTTLES = [
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'LimitExceededException',
];
/** The mail server could not be reached. */
const NEVER_ARRIVED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The client must not repeat a request by itself (`unrepeatedConfig`): SES knows no idempotency. */
export class SesMailer implements Mailer {
  readonly #ses: SESv2Client;
  readonly #sender: SesSender;

  constructor(ses: SESv2Client, sender: SesSender) {
    this.#ses = ses;
    this.#sender = sender;
  }

  async send(mail: Mail): Promise<Delivery> {
    try {
      const { MessageId } = await this.#ses.send(this.#command(mail));
      return { kind: 'Accepted', messageId: MessageId ?? '' };
    } catch (error) {
      return toDelivery(error);
    }
  }

  #command({ to, subject, text, html }: Mail) {
    const { fromAddress, fromName, replyToAddress } = this.#sender;
    return new SendEmailCommand({
      FromEmailAddress: formatMailbox({ name: fromName, address: fromAddress }),
      Destination: { ToAddresses: [to].flat() },
      ...(replyToAddress && { ReplyToAddresses: [replyToAddress] }),
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Body: {
            Text: { Data: text, Charset: 'UTF-8' },
            Html: { Data: html, Charset: 'UTF-8' },
          },
        },
      },
    });
  }
}

/** Names only: the messages of SES quote addresses. */
function toDelivery(error: unknown): Delivery {
  const { name, code } = describe(error);
  if (NEVER_ARRIVED.includes(code)) return { kind: 'Refused', reason: code, isTransient: true };
  if (THROTTLES.includes(name)) return { kind: 'Refused', reason: name, isTransient: true };
  return error instanceof SESv2ServiceException && error.$fault === 'client'
    ? { kind: 'Refused', reason: name, isTransient: false }
    : { kind: 'Unknown', reason: name };
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: 'Error', code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code };
}
