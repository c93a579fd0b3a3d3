import { expect, it } from 'vitest';
import { billingOfOnboarding } from '../../bench/stripe-calls.ts';

it('a tenant that is made a customer costs five calls of Stripe, with the prices known', async () => {
  const { cold, warm } = await billingOfOnboarding();
  expect(warm).toEqual([
    'GET /v1/customers/search',
    'POST /v1/customers',
    'GET /v1/customers/{id}',
    'GET /v1/subscriptions',
    'POST /v1/subscriptions',
  ]);
  expect(cold.filter((call) => !warm.includes(call))).toEqual(['GET /v1/prices']);
});
