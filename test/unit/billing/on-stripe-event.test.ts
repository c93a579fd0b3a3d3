import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseStripeEvent } from '../../../adapters/stripe/parse-stripe-event.ts';
import { onStripeEvent } from '../../../functions/billing/on-stripe-event/on-stripe-event.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { webhookWorld } from '../../support/stripe/webhook-world.ts';

const stripe = new StripeServer();
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());

it('what Stripe delivers to EventBridge is handled as by the webhook, and once by both ways', async () => {
  const world = await webhookWorld(stripe, new Date('2027-03-01T00:00:00Z'));
  const customer = await world.open('basic');
  await world.provider.changePlan(customer, choice('pro'), 'key');
  const events = world.eventsOf(customer.customerId);
  const [first] = events;
  if (!first) throw new Error('Stripe told nothing.');
  expect(await world.deliver(first)).toEqual({ ok: true, value: 'handled' });

  const bodies = [
    ...events.map((detail) => JSON.stringify({ detail })),
    '{"detail":{}}',
    'no JSON',
  ];
  const Records = bodies.map((body, at) => ({ messageId: `message-${at}`, body }));
  const handler = onStripeEvent({ ...world.platform, parse: parseStripeEvent });
  const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
  const answer = await handler({ Records } as SQSEvent, context);
  expect(answer.batchItemFailures).toEqual(
    [events.length, events.length + 1].map((at) => ({ itemIdentifier: `message-${at}` })),
  );
  expect(world.platform.received.count).toBe(events.length);
  const account = await world.platform.accounts.find(world.tenantId);
  expect(account?.subscription).toMatchObject({ plan: 'pro' });
});
