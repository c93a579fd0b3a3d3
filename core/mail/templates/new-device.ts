import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, factLines, greeting, ifItWasNotYou, moment } from '../wording.ts';

export type NewDeviceMail = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly time: Date;
  readonly address: string;
  /** The browser or program, as its request said. */
  readonly agent: string;
};

/** Anybody may send any agent, of any length. */
const MAX_AGENT_UNITS = 200;

export const newDeviceMail = mailTemplate<NewDeviceMail>(
  (data, settings) => ({
    subject: `New sign-in to ${accountPlace(settings, data.tenant)}`,
    paragraphs: [
      greeting(data.name),
      {
        prose: `Somebody signed in to ${accountPlace(settings, data.tenant)} as you, from a device that you had not used before.`,
      },
      factLines({
        Time: moment(data.time),
        Address: data.address,
        Device: data.agent.slice(0, MAX_AGENT_UNITS),
      }),
      ...ifItWasNotYou(settings, data),
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    time: new Date('2026-11-27T12:00:00Z'),
    address: '198.51.100.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
);
