import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { openapiErrors } from '../../support/stripe/openapi-errors.ts';

const SECRET = 'whsec_stand_in';

type Delivered = { readonly body: string; readonly signature: string };
let receiver: Server;
let stripe: StripeServer;
let client: Stripe;
const delivered: Delivered[] = [];
const errors: string[] = [];

beforeEach(async () => {
  delivered.length = 0;
  errors.length = 0;
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      delivered.push({ body, signature: String(request.headers['stripe-signature']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  stripe = await new StripeServer({
    endpoint: { url: `http://127.0.0.1:${port}/hook`, secret: SECRET },
    onAnswer: (answer) => void errors.push(...openapiErrors(answer)),
  }).start();
  client = new Stripe('sk_test_own', {
    ...{ host: '127.0.0.1', port: stripe.port, protocol: 'http', maxNetworkRetries: 0 },
  });
});
afterEach(async () => {
  await stripe.stop();
  await new Promise((resolve) => receiver.close(resolve));
  expect(errors, 'what Stripe’s OpenAPI document refuses').toEqual([]);
});

const refusal = (status: number, code?: string) => ({
  statusCode: status,
  ...(code !== undefined && { code }),
});

describe('the stand-in for Stripe', () => {
  it('delivers each event as it happens, signed as Stripe signs', async () => {
    const { id } = await client.customers.create({ name: 'Acme' });
    await expect.poll(() => delivered.length).toBe(1);
    const [{ body, signature } = { body: '', signature: '' }] = delivered;
    const event = Stripe.webhooks.constructEvent(body, signature, SECRET);
    expect(event).toMatchObject({ type: 'customer.created', data: { object: { id } } });
    expect(() => Stripe.webhooks.constructEvent(body, signature, 'whsec_x')).toThrow();
  });

  it('does once what is asked twice under one key, and refuses another thing under it', async () => {
    const options = { idempotencyKey: 'one' };
    const [first, again] = [
      await client.customers.create({ name: 'Acme' }, options),
      await client.customers.create({ name: 'Acme' }, options),
    ];
    expect(again.id).toBe(first.id);
    await expect(client.customers.create({ name: 'Globex' }, options)).rejects.toMatchObject({
      ...{ rawType: 'idempotency_error', statusCode: 400 },
    });
    expect(stripe.state.customers.all()).toHaveLength(1);
  });

  it('refuses as Stripe does what is missing, unknown or not permitted', async () => {
    const unknown = client.customers.retrieve('cus_none');
    await expect(unknown).rejects.toMatchObject(refusal(404, 'resource_missing'));
    const missing = client.prices.create({ product: 'prod_none', currency: 'usd' });
    await expect(missing).rejects.toMatchObject(refusal(404, 'resource_missing'));
    const stranger = new Stripe('sk_live_x', {
      ...{ host: '127.0.0.1', port: stripe.port, protocol: 'http', maxNetworkRetries: 0 },
    });
    await expect(stranger.customers.retrieve('cus_none')).rejects.toMatchObject(refusal(401));
  });

  it('takes usage of the last 35 days, each identifier once in a day', async () => {
    const { id: stripe_customer_id } = await client.customers.create({});
    await client.billing.meters.create({
      ...{ display_name: 'Calls', event_name: 'calls' },
      default_aggregation: { formula: 'sum' },
    });
    const now = Math.floor(Date.now() / 1_000);
    const report = (identifier: string, timestamp = now, value = '5') =>
      client.billing.meterEvents.create({
        ...{ event_name: 'calls', identifier, timestamp },
        payload: { stripe_customer_id, value },
      });
    await report('a');
    await expect(report('a')).rejects.toThrow('An event already exists with identifier a.');
    for (const timestamp of [now - 36 * 86_400, now + 600]) {
      await expect(report('b', timestamp)).rejects.toMatchObject(refusal(400));
    }
    await expect(report('c', now, '1.5')).rejects.toMatchObject(refusal(400));
    expect(stripe.state.meterEvents).toHaveLength(1);
  });

  it('has a page where a card is entered, and one that lists invoices', async () => {
    const { id: customer } = await client.customers.create({ name: '<b>Acme</b>' });
    const { url } = await client.checkout.sessions.create({
      ...{ mode: 'setup', currency: 'usd', customer },
      ...{ success_url: 'https://app.example.com/ok', cancel_url: 'https://app.example.com/no' },
    });
    expect(await (await fetch(url ?? '')).text()).toContain('Use a card that works');
    const body = new URLSearchParams({ card: 'pm_card_visa' });
    const entered = await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' });
    expect(entered.headers.get('location')).toBe('https://app.example.com/ok');
    expect(stripe.state.setupIntents.all()).toMatchObject([{ customer, status: 'succeeded' }]);
    expect(stripe.state.events.all().map(({ type }) => type)).toContain(
      'checkout.session.completed',
    );

    const return_url = 'https://app.example.com/"><script>';
    const portal = await client.billingPortal.sessions.create({ customer, return_url });
    expect(await (await fetch(portal.url)).text()).not.toContain('<script>');
  });

  it('answers nothing during an outage', async () => {
    stripe.isDown = true;
    await expect(client.customers.retrieve('cus_none')).rejects.toThrow(
      Stripe.errors.StripeConnectionError,
    );
  });
});
