import type { MailSettings } from '../mail/mail-content.ts';
import type { PlatformConfig } from './platform-config.ts';

/** Known to the deployment alone. */
export type Addresses = { readonly apiUrl: string; readonly consoleUrl?: string | undefined };

/** What the configuration says to all mails. They lead to the company's application, else to the console. */
export const mailSettingsOf = (
  { name, services }: PlatformConfig,
  { apiUrl, consoleUrl }: Addresses,
): MailSettings => ({
  platformName: name,
  apiUrl,
  appUrl: services.appUrl ?? consoleUrl,
  supportAddress: services.notification.email.supportAddress,
});
