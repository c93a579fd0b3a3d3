import type { MailContent } from './mail-content.ts';

/** The mails in which a tenant may speak for itself. */
export type OwnWordsMail = 'invitation' | 'welcome';

/** Of one mail: a tenant's own subject and first words; null where it has none, or they cannot be told. Never throws. */
export type Words = (data: Readonly<Record<string, string>>) => MailContent | null;

/** Reads what a tenant says in such mails, once for however many are written. Never throws. */
export type OwnWords = (tenantId: string, mail: OwnWordsMail) => Promise<Words>;
