import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type PaymentNoticeMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly notice: 'failed' | 'reminder' | 'last';
  readonly graceEndsAt: Date;
};

const SUBJECTS = {
  failed: (name: string) => `A payment of ${name} is missing`,
  reminder: (name: string) => `A payment of ${name} is still missing`,
  last: (name: string) => `${name} is about to be suspended`,
} as const;

/** To the tenant's owners, at most three for each invoice. */
export const paymentNoticeMail = mailTemplate<PaymentNoticeMail>(
  ({ tenant, notice, graceEndsAt }, settings) => ({
    subject: SUBJECTS[notice](tenant.name),
    paragraphs: [
      greeting(),
      {
        prose: `An invoice of ${tenant.name} on ${settings.platformName} is not paid: the payment failed, or is late. Without it, ${tenant.name} is suspended: nobody can sign in, and its data stays as it is.`,
      },
      factLines({ 'Suspended from': moment(graceEndsAt) }),
      ...actionParagraphs(settings, mailActions.changePayment()),
      { prose: 'If you have paid in the meantime, there is nothing to do.' },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    notice: 'failed',
    graceEndsAt: new Date('2027-04-08T01:00:00Z'),
  },
);
