import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

const stripeEvent = z.looseObject({}).meta({
  id: 'StripeEvent',
  description: 'An event as Stripe sends it',
  examples: [{ id: 'evt_1QabcXYZ', type: 'invoice.paid' }],
});

const eventOutcome = z.object({ outcome: z.enum(['handled', 'known', 'foreign']) }).meta({
  id: 'StripeEventOutcome',
  description: 'Handled now, or before, or of no customer of this platform',
  examples: [{ outcome: 'handled' }],
});

export const billingEventsContract = {
  receiveStripeEvent: {
    summary: 'Take an event of Stripe’s',
    description:
      'For Stripe’s webhooks, by their signature, at most five minutes old. Each event is stored once and handled once, in whatever order they come.',
    headers: z.object({
      'stripe-signature': z
        .string()
        .optional()
        .meta({
          description: 'When the body was signed, and by which secret',
          examples: ['t=1804377600,v1=5257a869…'],
        }),
    }),
    body: stripeEvent,
    answers: {
      200: {
        description: 'What became of the event',
        body: eventOutcome,
      },
    },
    refusals: ['EventForged'],
  },
} satisfies Contracts<'billing/receive-events'>;
