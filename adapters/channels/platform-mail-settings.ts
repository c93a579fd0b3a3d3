import type { MailSettings } from '../../core/mail/mail-content.ts';
import { mailSettingsOf } from '../../core/platform-config/mail-settings-of.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { apiAddress } from '../aws/api-address.ts';

export type PlatformAddresses = {
  readonly API_URL: string;
  readonly CONSOLE_URL?: string | undefined;
};

/** What the configuration and the deployment say to all mails. */
export const platformMailSettings = (
  config: PlatformConfig,
  { API_URL, CONSOLE_URL: consoleUrl }: PlatformAddresses,
): MailSettings => mailSettingsOf(config, { apiUrl: apiAddress(API_URL), consoleUrl });
