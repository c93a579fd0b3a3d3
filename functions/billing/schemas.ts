import * as z from 'zod';
import { INVOICE_STATUSES } from '../../core/billing/invoice.ts';
import { CURRENCIES } from '../../core/money/money.ts';
import { nextCursor } from '../edge/request-schemas.ts';
import { periodExample, periodView, time } from './subscription-schemas.ts';

export const moneyView = z
  .object({
    amountMinor: z.int().meta({ description: 'In the smallest unit, such as cents' }),
    currency: z.enum(CURRENCIES),
  })
  .meta({
    id: 'Money',
    description: 'An amount, exact',
    examples: [{ amountMinor: 9_900, currency: 'usd' }],
  });

const lineView = z.object({
  id: z.string(),
  kind: z.enum(['plan', 'proration', 'usage']),
  description: z.string(),
  quantity: z.int(),
  amount: moneyView,
  period: periodView,
  meter: z.string().optional().meta({ description: 'Of usage: what was counted' }),
  adjustments: z
    .array(z.object({ windowId: z.string(), usedAt: time, quantity: z.int() }))
    .optional()
    .meta({
      description:
        'Of one invoice: what is in it of earlier periods, whose invoices were final when it came; a hundred at most',
    }),
});

const amount = (amountMinor: number) => ({ amountMinor, currency: 'usd' as const });

const invoiceExample = {
  ...{ id: 'in_1QabcXYZ', number: 'ACME-0001', status: 'open' as const },
  lines: [
    {
      ...{ id: 'il_1', kind: 'plan' as const, description: 'Pro', quantity: 1 },
      ...{ amount: amount(9_900), period: periodExample },
    },
  ],
  ...{ discount: amount(0), tax: amount(0), total: amount(9_900) },
  ...{ amountDue: amount(9_900), amountPaid: amount(0) },
  ...{ createdAt: periodExample.from, finalizedAt: periodExample.from },
};

const paidBackView = z.object({
  kind: z.enum(['refund', 'dispute']),
  amount: moneyView,
  time,
  isReturned: z.boolean().meta({
    description: 'It came back: the dispute was won, or the refund failed',
  }),
});

export const invoiceView = z
  .object({
    id: z.string(),
    number: z.string().optional(),
    status: z.enum(INVOICE_STATUSES),
    lines: z.array(lineView),
    discount: moneyView,
    tax: moneyView,
    total: moneyView,
    amountDue: moneyView.meta({
      description: 'The total less what earlier invoices left in the tenant’s favour',
    }),
    amountPaid: moneyView,
    createdAt: time,
    finalizedAt: time.optional(),
    paidAt: time.optional(),
    pageUrl: z.url().optional().meta({ description: 'Where people read it' }),
    pdfUrl: z.url().optional(),
    paidBack: z
      .array(paidBackView)
      .optional()
      .meta({ description: 'Refunds and disputes, where one invoice is shown' }),
  })
  .meta({ id: 'Invoice', description: 'What a tenant is to pay', examples: [invoiceExample] });

export const invoicePage = z.object({ items: z.array(invoiceView), nextCursor }).meta({
  id: 'InvoicePage',
  description: 'A page of invoices',
  examples: [{ items: [invoiceExample] }],
});

export const invoiceParams = z.object({
  invoiceId: z
    .string()
    .regex(/^\w{1,100}$/, 'It is no such id.')
    .meta({ description: 'The id of an invoice', examples: ['in_1QabcXYZ'] }),
});

const pageUrl = z
  .url({ protocol: /^https$/, error: 'Give an https address.' })
  .max(2_000, 'Use at most 2000 characters.');

export const checkoutBody = z
  .strictObject({
    successUrl: pageUrl.meta({ description: 'Where the browser goes on' }),
    cancelUrl: pageUrl.meta({ description: 'Where it goes when nothing was entered' }),
  })
  .meta({
    id: 'CheckoutRequest',
    description: 'Where the page leads afterwards',
    examples: [
      { successUrl: 'https://app.example.com/paid', cancelUrl: 'https://app.example.com/billing' },
    ],
  });

export const portalBody = z
  .strictObject({ returnUrl: pageUrl.meta({ description: 'Where its way back leads' }) })
  .meta({
    id: 'PortalRequest',
    description: 'Where the page leads back',
    examples: [{ returnUrl: 'https://app.example.com/billing' }],
  });

export const linkView = z
  .object({ url: z.url().meta({ description: 'To be opened in a browser, soon' }) })
  .meta({
    id: 'BillingLink',
    description: 'A page of the billing provider',
    examples: [{ url: 'https://checkout.stripe.com/c/pay/cs_1' }],
  });

const short = (most: number) =>
  z.string().trim().min(1, 'Enter a text.').max(most, `Use at most ${most} characters.`);

const address = z.strictObject({
  line1: short(200),
  line2: short(200).optional(),
  city: short(100),
  postalCode: short(20),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Give the country by two letters, such as DE.')
    .meta({ description: 'ISO 3166, two letters' }),
});

const taxId = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z]{2}_[a-z]{2,15}$/, 'Give the type as Stripe names it, such as eu_vat.')
    .meta({ description: 'As Stripe names it: https://docs.stripe.com/billing/customer/tax-ids' }),
  value: short(50),
});

const detailsExample = {
  address: { line1: 'Ring 1', city: 'Wien', postalCode: '1010', country: 'AT' },
  taxId: { type: 'eu_vat', value: 'ATU12345678' },
};

export const billingDetails = z
  .strictObject({ address: address.optional(), taxId: taxId.optional() })
  .meta({
    id: 'BillingDetails',
    description: 'Where invoices are addressed to',
    examples: [detailsExample],
  });

export const buyerView = z
  .object({
    name: z.string(),
    email: z.string(),
    address: address.optional(),
    taxId: taxId.optional(),
  })
  .meta({
    id: 'Buyer',
    description: 'Whom invoices are addressed to',
    examples: [{ name: 'Acme', email: 'ada@acme.example', ...detailsExample }],
  });

export const cancellationBody = z
  .strictObject({ when: z.enum(['at_period_end', 'at_once']) })
  .meta({
    id: 'Cancellation',
    description: 'When a subscription is to end',
    examples: [{ when: 'at_period_end' }],
  });

export const invoiceHtml = z.string().meta({
  id: 'InvoiceHtml',
  description: 'An HTML page that needs nothing from any other host',
  examples: ['<!doctype html><html lang="en"></html>'],
});
