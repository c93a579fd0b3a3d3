import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import type { Mail } from '../mailer.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type ApiKeyLeakedMail = {
  /** The tenant's owners. */
  readonly to: Mail['to'];
  readonly tenant: MailTenant;
  readonly id: string;
  readonly name: string;
  readonly lastFour: string;
  /** Which of its secrets. */
  readonly what: 'current' | 'previous';
  readonly reportedBy: string;
  readonly url?: string;
  readonly time: Date;
};

const DONE = {
  current:
    'The key was revoked at once: whatever used it is refused now. Make a new one for it, and look at what was done with the old one.',
  previous:
    'It is the secret before the last rotation, which was withdrawn at once; the new one still works. Look at what was done with the old one.',
} as const;

export const apiKeyLeakedMail = mailTemplate<ApiKeyLeakedMail>(
  (data, { platformName }) => ({
    subject: `An API key of ${data.tenant.name} was found in public`,
    paragraphs: [
      greeting(),
      {
        prose: `${data.reportedBy} found an API key of ${data.tenant.name} on ${platformName} where everybody can read it.`,
      },
      factLines({
        Key: `${data.name} (…${data.lastFour})`,
        Id: data.id,
        Where: data.url,
        Time: moment(data.time),
      }),
      { prose: DONE[data.what] },
    ],
  }),
  {
    to: ['ada@acme.example', 'bob@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    id: 'key_01kb2v3m9ne4a8x0c5r7d6f1gh',
    name: 'Nightly import',
    lastFour: '4d1c',
    what: 'current',
    reportedBy: 'GitHub secret scanning',
    url: 'https://github.com/octocat/Hello-World/blob/main/import.sh',
    time: new Date('2026-11-27T12:00:00Z'),
  },
);
