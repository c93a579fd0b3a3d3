import { SNSClient } from '@aws-sdk/client-sns';
import type { SmsSender } from '../../core/channels/sms-sender.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { apiAddress } from '../aws/api-address.ts';
import { unrepeatedConfig } from '../aws/sdk-config.ts';
import { SnsSmsSender } from '../sns/sns-sms-sender.ts';
import { TwilioSmsSender } from '../twilio/twilio-sms-sender.ts';
import { twilioCallbackUrl } from './maker-events.ts';
import { outboundTo } from './outbound-to.ts';
import { stageSecrets } from './stage-secrets.ts';

export type SmsSettings = {
  readonly STAGE: string;
  readonly TWILIO_API_URL: string;
  /** Of ours, where Twilio tells what became of a message. */
  readonly API_URL: string;
};

/** Undefined where the platform sends no SMS. */
export function platformSmsSender(
  config: PlatformConfig,
  { STAGE, TWILIO_API_URL, API_URL }: SmsSettings,
): SmsSender | undefined {
  const { sms } = config.services.notification;
  if (sms.provider === 'none') return undefined;
  if (sms.provider === 'sns')
    return new SnsSmsSender(new SNSClient(unrepeatedConfig), sms.senderId);
  return new TwilioSmsSender({
    http: outboundTo(TWILIO_API_URL),
    secrets: stageSecrets(STAGE),
    accountSidName: sms.accountSid.secretName,
    authTokenName: sms.authToken.secretName,
    from: sms.fromNumber ?? '',
    apiUrl: TWILIO_API_URL,
    callbackUrl: twilioCallbackUrl(apiAddress(API_URL)),
  });
}
