import type Stripe from 'stripe';
import { advanceTestClock } from '../../adapters/stripe/advance-test-clock.ts';
import { TENANT_METADATA } from '../../adapters/stripe/stripe-names.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { explained } from '../engineer-aws.ts';
import { EXIT } from '../exit-codes.ts';
import { clock } from '../output.ts';
import { platformConfigOf, stripeOf } from '../stripe-of.ts';

export type AdvanceClockOptions = {
  readonly tenantId: string;
  readonly days: number;
  readonly directory?: string;
};

const DAY_MS = 86_400_000;

/** `freehold billing advance-clock`: a tenant's time at Stripe goes on, and with it all that Stripe does by the clock. */
export async function advanceBillingClock(
  context: CliContext,
  { tenantId, days, directory }: AdvanceClockOptions,
): Promise<void> {
  const { stage, output } = context;
  const clientOf = stripeOf(context, platformConfigOf(context, directory));
  const time = await explained(stage, async () => {
    const client = await clientOf();
    const id = await clockOf(client, tenantId);
    const { frozen_time } = await client.testHelpers.testClocks.retrieve(id);
    const to = new Date(frozen_time * 1_000 + days * DAY_MS);
    await advanceTestClock(client, id, to);
    return to.toISOString();
  });
  output.result({ tenantId, time }, [`For Stripe it is ${clock(time)} for ${tenantId} now.`]);
}

async function clockOf(client: Stripe, tenantId: string): Promise<string> {
  const query = `metadata['${TENANT_METADATA}']:'${tenantId}'`;
  const { data } = await client.customers.search({ query, limit: 1 });
  const found = data[0]?.test_clock;
  if (found) return typeof found === 'string' ? found : found.id;
  throw new CommandFailure('Stripe has no customer of that tenant who lives by a test clock.', {
    exitCode: EXIT.notFound,
    hint: 'The stand-in of `npm start` gives each tenant one: docs/billing.md.',
  });
}
