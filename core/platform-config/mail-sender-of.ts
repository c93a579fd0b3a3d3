import type { PlatformConfig } from './platform-config.ts';

export type MailSender = {
  readonly fromAddress: string;
  readonly fromName?: string;
  /** Where answers go. */
  readonly replyToAddress?: string;
};

/** Whom the platform's mails are from. Throws without an address; the deployment refuses that first. */
export function mailSenderOf({ services }: PlatformConfig): MailSender {
  const { fromAddress, fromName, supportAddress } = services.notification.email;
  if (fromAddress === undefined)
    throw new Error('The sender of the platform’s mails is not known.');
  return { fromAddress, fromName, replyToAddress: supportAddress };
}
