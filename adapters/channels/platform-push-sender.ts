import { SNSClient } from '@aws-sdk/client-sns';
import type { PushSender } from '../../core/channels/push-sender.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { unrepeatedConfig } from '../aws/sdk-config.ts';
import { SnsPushSender } from '../sns/sns-push-sender.ts';
import { WebPushSender } from '../web-push/web-push-sender.ts';
import { outboundTo } from './outbound-to.ts';
import { stageSecrets } from './stage-secrets.ts';

/** Undefined where the platform sends no push messages. */
export function platformPushSender(
  { services }: PlatformConfig,
  { STAGE }: { readonly STAGE: string },
): PushSender | undefined {
  const { push, email } = services.notification;
  if (push.provider === 'none') return undefined;
  if (push.provider === 'sns') return new SnsPushSender(new SNSClient(unrepeatedConfig));
  return new WebPushSender({
    // Each browser names its push service: it is called as any address of a stranger's.
    http: outboundTo('https:'),
    secrets: stageSecrets(STAGE),
    privateKeyName: push.privateKey.secretName,
    subject: push.subject ?? email.supportAddress ?? '',
  });
}
