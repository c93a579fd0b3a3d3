import { SNSClient } from '@aws-sdk/client-sns';
import type { MobileEndpoints } from '../../core/channels/mobile-endpoints.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { SnsMobileEndpoints } from '../sns/sns-mobile-endpoints.ts';

export type PushRegistration = {
  readonly endpoints: MobileEndpoints;
  readonly hasWebPush: boolean;
  /** What browsers subscribe with, where the platform pushes to them. */
  readonly publicKey: string | undefined;
};

/** Which devices may be registered with what the configuration chooses. */
export function pushRegistration({ services }: PlatformConfig): PushRegistration {
  const { push } = services.notification;
  const { apnsApplicationArn: apns, fcmApplicationArn: fcm } =
    push.provider === 'sns' ? push : NO_APPLICATIONS;
  return {
    endpoints: new SnsMobileEndpoints(new SNSClient(sdkConfig), { apns, fcm }),
    hasWebPush: push.provider === 'web_push',
    publicKey: push.provider === 'web_push' ? push.publicKey : undefined,
  };
}

const NO_APPLICATIONS = { apnsApplicationArn: undefined, fcmApplicationArn: undefined };
