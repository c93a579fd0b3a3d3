import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { firstSignIn, greeting } from '../wording.ts';

export type OwnerRestoredMail = {
  readonly to: string;
  readonly tenant: MailTenant;
  readonly name?: string;
  readonly temporaryPassword: string;
};

/** Tells an owner of the new first password, and that this was done. */
export const ownerRestoredMail = mailTemplate<OwnerRestoredMail>(
  (data, settings) => ({
    subject: `${settings.platformName}: your access to ${data.tenant.name}`,
    paragraphs: [
      greeting(data.name),
      {
        prose: `An operator of ${settings.platformName} has restored your access as owner of ${data.tenant.name}. Your former password and authenticator are no longer valid.`,
      },
      ...firstSignIn(settings, data),
      { prose: 'If you did not ask for this, answer this mail.' },
    ],
  }),
  {
    to: 'ada@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Ada',
    temporaryPassword: 'Sample-first-1',
  },
);
