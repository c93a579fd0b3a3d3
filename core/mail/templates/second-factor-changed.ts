import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, factLines, greeting, ifItWasNotYou, moment } from '../wording.ts';

const CHANGES = {
  added: 'A second factor was added to your account',
  removed: 'A second factor was removed from your account',
  'recovery-codes-made':
    'New recovery codes were made for your account, and the old ones no longer work',
  'recovery-code-used': 'A recovery code was used to sign in to your account',
} as const;

export type SecondFactorChangedMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly what: keyof typeof CHANGES;
  readonly time: Date;
  readonly address?: string;
};

export const secondFactorChangedMail = mailTemplate<SecondFactorChangedMail>(
  (data, settings) => ({
    subject: `Your sign-in to ${accountPlace(settings, data.tenant)} was changed`,
    paragraphs: [
      greeting(data.name),
      { prose: `${CHANGES[data.what]} at ${accountPlace(settings, data.tenant)}.` },
      factLines({ Time: moment(data.time), Address: data.address }),
      ...ifItWasNotYou(settings, data),
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    what: 'removed',
    time: new Date('2026-11-27T12:00:00Z'),
    address: '198.51.100.7',
  },
);
