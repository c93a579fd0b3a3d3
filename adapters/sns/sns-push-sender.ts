import {
  EndpointDisabledException,
  NotFoundException,
  PublishCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { INVALID_RECIPIENT } from '../../core/channels/invalid-recipient.ts';
import type { Push, PushSender, TargetGone } from '../../core/channels/push-sender.ts';
import type { Delivery } from '../../core/mail/mailer.ts';
import { snsFailure } from './sns-delivery.ts';

/** To apps on phones, by the endpoint that SNS has for a device's token. */
export class SnsPushSender implements PushSender {
  readonly #sns: Pick<SNSClient, 'send'>;

  constructor(sns: Pick<SNSClient, 'send'>) {
    this.#sns = sns;
  }

  async send(push: Push): Promise<Delivery | TargetGone> {
    if (push.to.kind !== 'sns') return INVALID_RECIPIENT;
    try {
      const { MessageId } = await this.#sns.send(commandOf(push.to.endpointArn, push));
      return { kind: 'Accepted', messageId: MessageId ?? '' };
    } catch (error) {
      // The app was removed, or its token is another one now.
      const isGone =
        error instanceof EndpointDisabledException || error instanceof NotFoundException;
      return isGone ? { kind: 'Gone' } : snsFailure(error);
    }
  }
}

/** One text for each platform: https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html */
function commandOf(TargetArn: string, { title, body, url }: Push) {
  const apns = JSON.stringify({ aps: { alert: { title, body } }, ...(url && { url }) });
  const fcm = { notification: { title, body }, ...(url && { data: { url } }) };
  return new PublishCommand({
    TargetArn,
    MessageStructure: 'json',
    Message: JSON.stringify({
      default: body,
      APNS: apns,
      APNS_SANDBOX: apns,
      GCM: JSON.stringify({ fcmV1Message: { message: fcm } }),
    }),
  });
}
