import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, factLines, greeting, ifItWasNotYou, moment } from '../wording.ts';

export type PasswordChangedMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly time: Date;
  /** Of the network, from which it was done. */
  readonly address?: string;
};

export const passwordChangedMail = mailTemplate<PasswordChangedMail>(
  (data, settings) => ({
    subject: `Your password for ${accountPlace(settings, data.tenant)} was changed`,
    paragraphs: [
      greeting(data.name),
      { prose: `Your password for ${accountPlace(settings, data.tenant)} was changed.` },
      factLines({ Time: moment(data.time), Address: data.address }),
      ...ifItWasNotYou(settings, data),
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    time: new Date('2026-11-27T12:00:00Z'),
    address: '198.51.100.7',
  },
);
