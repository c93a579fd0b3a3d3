import { expect, it } from 'vitest';
import { paymentNotice } from '../../../core/billing/billing-events.ts';
import type { AccountMail } from '../../../core/identity/account-mail.ts';
import { paymentNoticeMail } from '../../../core/mail/templates/payment-notice.ts';
import { onPaymentNotice } from '../../../functions/billing/on-payment-notice/on-payment-notice.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const identity = { userPoolId: 'us-east-1_Acme', clientId: 'client' };
const tenant = { ...aTenant(new Date(0)), name: 'Acme', identity };
const settings = { platformName: 'Freehold', apiUrl: 'https://api.example.com' };
const time = new Date('2027-04-01T01:00:00Z');
const dunning = {
  ...{ invoiceId: 'in_1', since: time, graceEndsAt: new Date('2027-04-08T01:00:00Z') },
};

it('a missing payment is told to all owners by one mail, with the day of the suspension', async () => {
  const mails: AccountMail[] = [];
  const tell = onPaymentNotice({
    tenants: { find: async (id) => (id === tenant.id ? tenant : null) },
    ownersOf: async () => ['ada@acme.example', 'bo@x.y'],
    mails: { post: async (mail) => void mails.push(mail) },
    compose: paymentNoticeMail.compose(settings),
  });
  await tell(paymentNotice({ tenantId: tenant.id }, { notice: 'last', dunning, time }));
  expect(mails).toMatchObject([
    {
      ...{ kind: 'composed', to: ['ada@acme.example', 'bo@x.y'] },
      subject: 'Acme is about to be suspended',
    },
  ]);
  expect(mails[0]).toHaveProperty(
    'text',
    expect.stringContaining('2027-04-08 01:00 UTC') as string,
  );
});
