import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

export const billingEventsContract = {
  receiveStripeEvent: {
    summary: 'Take an event of Stripe’s',
    description:
      'For Stripe’s webhooks, by their signature, at most five minutes old. Each event is stored once and handled once, in whatever order they come.',
    headers: z.object({
      'stripe-signature': z
        .string()
        .optional()
        .meta({ description: 'When and by which secret the body was signed.' }),
    }),
    body: z.looseObject({}).meta({ description: 'An event as Stripe sends it.' }),
    answers: {
      200: {
        description: 'What became of the event',
        body: z.object({ outcome: z.enum(['handled', 'known', 'foreign']) }),
      },
    },
    refusals: ['EventForged'],
  },
} satisfies Contracts<'billing/receive-events'>;
