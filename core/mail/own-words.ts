import type { MailContent } from './mail-content.ts';

/** The mails in which a tenant may speak for itself. */
export type OwnWordsMail = 'invitation' | 'welcome';

/** A tenant's own subject and first words; null where it has none, or they cannot be read. Never throws. */
export type OwnWords = (
  tenantId: string,
  mail: OwnWordsMail,
  data: Readonly<Record<string, string>>,
) => Promise<MailContent | null>;
