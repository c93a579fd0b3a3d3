import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { sesServiceOf } from '../../core/platform-config/ses-service-of.ts';
import { unrepeatedConfig } from '../aws/sdk-config.ts';
import { SesMailer } from './ses-mailer.ts';

/** The mailer of the platform's configuration: answers go to its support. */
export function platformMailer(config: PlatformConfig): SesMailer {
  const { fromAddress, fromName, supportAddress } = sesServiceOf(config);
  return new SesMailer(new SESv2Client(unrepeatedConfig), {
    fromAddress,
    fromName,
    replyToAddress: supportAddress,
  });
}
