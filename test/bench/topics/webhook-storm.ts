import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { webhookStorm } from '../../support/stripe/webhook-storm.ts';
import { goalsTable } from '../goal.ts';
import type { Findings, Topic } from '../topic.ts';

const TENANTS = 50;
const DELIVERIES = 5_000;

export const webhookStormTopic: Topic = {
  name: 'webhook-storm',
  title: 'Events of Stripe in a storm',
  needsCloud: false,

  async measure(): Promise<Findings> {
    const stripe = await new StripeServer().start();
    const storm = await webhookStorm(stripe, { tenants: TENANTS, deliveries: DELIVERIES });
    await stripe.stop();
    const { events, duplicates, forged, forgedAccepted, different, seconds } = storm;
    return {
      how: [
        `${TENANTS} tenants upgrade, fail to pay, pay and cancel; what Stripe tells of it is delivered once in order, and once as a storm: ${DELIVERIES} deliveries in a random order. A forgery has another secret, another body, or is old. Each event that is handled reads subscription and invoices anew, from the stand-in in the same process.`,
      ],
      tables: [
        goalsTable([
          { goal: 'forged and accepted: 0', measured: forgedAccepted, isMet: forgedAccepted === 0 },
          {
            goal: 'tenants that end otherwise than in order: 0',
            measured: different,
            isMet: different === 0,
          },
        ]),
        {
          title: 'The storm',
          columns: ['events', 'duplicates', 'forged', 'deliveries a second'],
          rows: [[events, duplicates, forged, Math.round(DELIVERIES / seconds)]],
        },
      ],
    };
  },
};
