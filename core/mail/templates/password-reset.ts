import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, greeting } from '../wording.ts';

export type PasswordResetMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly token: string;
  /** How long the token is valid. */
  readonly minutes: number;
};

export const passwordResetMail = mailTemplate<PasswordResetMail>(
  ({ tenant, name, token, minutes }, settings) => ({
    subject: `Reset your password for ${accountPlace(settings, tenant)}`,
    paragraphs: [
      greeting(name),
      { prose: `Somebody asked to reset your password for ${accountPlace(settings, tenant)}.` },
      ...actionParagraphs(settings, mailActions.resetPassword(token)),
      { prose: `This is valid once, for ${minutes} minutes, and ends all your sessions.` },
      { note: 'If you did not ask for this, ignore this mail: your password stays as it is.' },
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    token: 'c2FtcGxlLXRva2Vu',
    minutes: 30,
  },
);
