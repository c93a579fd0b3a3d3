import type { MailSettings } from '../mail/mail-content.ts';
import type { PlatformConfig } from './platform-config.ts';

/** What the configuration says to all mails; `apiUrl` is known to the deployment alone. */
export const mailSettingsOf = (
  { name, services }: PlatformConfig,
  apiUrl: string,
): MailSettings => ({
  platformName: name,
  apiUrl,
  appUrl: services.appUrl,
  supportAddress: services.notification.email.supportAddress,
});
