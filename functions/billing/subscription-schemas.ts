import * as z from 'zod';
import { SUBSCRIPTION_STATUSES } from '../../core/billing/subscription.ts';
import { usageRateView } from './usage-rate.ts';

/** As the schemas of invoices have it, too. */
export const time = z.iso.datetime().meta({ examples: ['2027-03-01T00:00:00.000Z'] });

export const periodView = z.object({ from: time, to: time });

const subscriptionFields = z.object({
  plan: z.string(),
  planVersion: z.int(),
  quantity: z.int().meta({ description: 'How many times the plan is paid, such as by seats' }),
  status: z.enum(SUBSCRIPTION_STATUSES),
  currentPeriod: periodView,
  trialEndsAt: time.optional(),
  cancelsAt: time.optional().meta({ description: 'When it ends, where that is decided' }),
  coupon: z.string().optional(),
});

export const subscriptionView = subscriptionFields.meta({
  id: 'Subscription',
  description: 'What a tenant has bought, as the billing provider says',
  examples: [
    {
      ...{ plan: 'pro', planVersion: 1, quantity: 1, status: 'active' },
      currentPeriod: { from: '2027-03-01T00:00:00.000Z', to: '2027-04-01T00:00:00.000Z' },
      cancelsAt: '2027-04-01T00:00:00.000Z',
    },
  ],
});

const dunningView = z.object({
  invoiceId: z.string(),
  since: time,
  graceEndsAt: time.meta({ description: 'When the tenant is to be suspended' }),
});

export const periodExample = { from: '2027-03-01T00:00:00.000Z', to: '2027-04-01T00:00:00.000Z' };

export const billingView = z
  .object({
    state: z.enum(['none', 'owed', 'open']).meta({
      description:
        '`owed`: the billing provider did not answer yet, and is asked again; `none`: from before billing',
    }),
    subscription: subscriptionView.optional(),
    usage: z
      .array(usageRateView)
      .optional()
      .meta({ description: 'What is billed by use, in the version of the plan that was bought' }),
    dunning: dunningView.optional().meta({ description: 'Where a payment failed or is too late' }),
  })
  .meta({
    id: 'Billing',
    description: 'What a tenant has bought',
    examples: [
      {
        state: 'open',
        subscription: {
          ...{ plan: 'pro', planVersion: 1, quantity: 1, status: 'active' },
          currentPeriod: periodExample,
        },
        usage: [
          { meter: 'mails', unitPrice: '0.001', included: 1_000, cap: 1_500, atCap: 'refuse' },
        ],
      },
    ],
  });
