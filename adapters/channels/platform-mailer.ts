import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../../core/mail/mailer.ts';
import { mailSenderOf } from '../../core/platform-config/mail-sender-of.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { unrepeatedConfig } from '../aws/sdk-config.ts';
import { SendGridMailer } from '../sendgrid/sendgrid-mailer.ts';
import { SesMailer } from '../ses/ses-mailer.ts';
import { outboundTo } from './outbound-to.ts';
import { stageSecrets } from './stage-secrets.ts';

export type MailerSettings = {
  readonly STAGE: string;
  readonly SENDGRID_API_URL: string;
  readonly MAIL_CONFIGURATION_SET?: string | undefined;
};

/** The mailer that the configuration chooses: answers go to the platform's support. */
export function platformMailer(
  config: PlatformConfig,
  { STAGE, SENDGRID_API_URL: apiUrl, MAIL_CONFIGURATION_SET: configurationSet }: MailerSettings,
): Mailer {
  const { email } = config.services.notification;
  const sender = mailSenderOf(config);
  return email.provider === 'ses'
    ? new SesMailer(new SESv2Client(unrepeatedConfig), { ...sender, configurationSet })
    : new SendGridMailer({
        http: outboundTo(apiUrl),
        secrets: stageSecrets(STAGE),
        apiKeyName: email.apiKey.secretName,
        ...{ apiUrl, sender },
      });
}
