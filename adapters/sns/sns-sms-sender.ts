import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import { isPhoneNumber } from '../../core/channels/phone-number.ts';
import type { Sms, SmsSender } from '../../core/channels/sms-sender.ts';
import type { Delivery } from '../../core/mail/mailer.ts';
import { snsFailure } from './sns-delivery.ts';

/** The client must not repeat a request by itself (`unrepeatedConfig`): SNS knows no idempotency of an SMS. */
export class SnsSmsSender implements SmsSender {
  readonly #sns: Pick<SNSClient, 'send'>;
  readonly #senderId: string | undefined;

  constructor(sns: Pick<SNSClient, 'send'>, senderId?: string) {
    this.#sns = sns;
    this.#senderId = senderId;
  }

  async send({ to, text }: Sms): Promise<Delivery> {
    if (!isPhoneNumber(to)) return INVALID_RECIPIENT;
    try {
      const { MessageId } = await this.#sns.send(this.#command(to, text));
      return { kind: 'Accepted', messageId: MessageId ?? '' };
    } catch (error) {
      return snsFailure(error);
    }
  }

  /** https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html */
  #command(to: string, text: string) {
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    return new PublishCommand({
      PhoneNumber: to,
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': attribute('Transactional'),
        ...(this.#senderId && { 'AWS.SNS.SMS.SenderID': attribute(this.#senderId) }),
      },
    });
  }
}
