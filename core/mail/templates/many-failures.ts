import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, factLines, greeting, moment } from '../wording.ts';

export type ManyFailuresMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly failures: number;
  /** Of the last one. */
  readonly time: Date;
  readonly address?: string;
};

export const manyFailuresMail = mailTemplate<ManyFailuresMail>(
  (data, settings) => ({
    subject: `Many failed sign-ins to ${accountPlace(settings, data.tenant)}`,
    paragraphs: [
      greeting(data.name),
      {
        prose: `${data.failures} attempts to sign in to ${accountPlace(settings, data.tenant)} with your address failed. Further ones have to wait longer and longer; your account is not locked.`,
      },
      factLines({ 'Last one': moment(data.time), Address: data.address }),
      {
        prose:
          'If it was not you, somebody may be guessing your password. A long one that you use nowhere else cannot be guessed.',
      },
      ...actionParagraphs(settings, mailActions.requestPasswordReset(data.tenant?.slug, data.to)),
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    failures: 10,
    time: new Date('2026-11-27T12:00:00Z'),
    address: '198.51.100.7',
  },
);
