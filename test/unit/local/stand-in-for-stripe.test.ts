import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeAt, makeHome, repository } from '../../../local/home.ts';
import { bindPort } from '../../../local/ports.ts';
import type { Server as OwnServer } from '../../../local/servers.ts';
import {
  prepareStandIn,
  standInSecrets,
  startStandIn,
} from '../../../local/stand-in-for-stripe.ts';

const home = homeAt(mkdtempSync(join(tmpdir(), 'freehold-stripe-')));
const DAY = 86_400;
let standIn: OwnServer;
let api: Server;
const events: { type: string }[] = [];
let answers: number[] = [];

beforeEach(async () => {
  makeHome(home);
  standIn = await started();
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const status = answers.shift() ?? 200;
      if (status === 200) events.push(JSON.parse(body) as { type: string });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await standIn.end();
  await new Promise((resolve) => api.close(resolve));
  rmSync(home.directory, { recursive: true });
});

const started = async () => startStandIn(home, { bound: await bindPort(0), persists: true });

const client = () =>
  new Stripe('sk_test_local', { host: '127.0.0.1', port: standIn.port, protocol: 'http' });

const prepare = () =>
  prepareStandIn({
    stripeUrl: `http://127.0.0.1:${standIn.port}`,
    apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  });

async function subscribe() {
  const { data: prices } = await client().prices.list({ lookup_keys: ['freehold:basic:v1'] });
  const { id, test_clock } = await client().customers.create({ name: 'Acme' });
  const subscription = { customer: id, items: [{ price: prices[0]?.id ?? '' }] };
  await client().subscriptions.create({
    ...{ ...subscription, collection_method: 'send_invoice', days_until_due: 14 },
  });
  return { id, clock: typeof test_clock === 'string' ? test_clock : '' };
}

describe('the stand-in for Stripe as npm start runs it', () => {
  it('sells what the platform file states, and bills by a clock that may be put forward', async () => {
    await prepare();
    const { id, clock } = await subscribe();
    const { frozen_time } = await client().testHelpers.testClocks.retrieve(clock);
    expect(Math.abs(frozen_time - Date.now() / 1_000)).toBeLessThan(5);
    await client().testHelpers.testClocks.advance(clock, { frozen_time: frozen_time + 32 * DAY });
    const { data: invoices } = await client().invoices.list({ customer: id });
    expect(invoices.map(({ total }) => total)).toEqual([2_900, 2_900]);
    // It goes on by itself from there.
    const later = async () => (await client().testHelpers.testClocks.retrieve(clock)).frozen_time;
    await expect.poll(later).toBeGreaterThan(frozen_time + 32 * DAY);
  });

  it('delivers what was not taken again', async () => {
    await prepare();
    events.length = 0;
    answers = [500, 503];
    await client().customers.create({ name: 'Globex' });
    await expect.poll(() => events.map(({ type }) => type)).toEqual(['customer.created']);
  });

  it('knows after a restart what it knew, and tells nothing twice', async () => {
    await prepare();
    const { id, clock } = await subscribe();
    // They are told one after the other: the one before the last has been taken by then.
    const told = () => events.map(({ type }) => type);
    await expect.poll(told).toContain('customer.subscription.created');
    await standIn.end();
    events.length = 0;
    standIn = await started();
    await prepare();
    const { frozen_time } = await client().testHelpers.testClocks.retrieve(clock);
    await client().testHelpers.testClocks.advance(clock, { frozen_time: frozen_time + 32 * DAY });
    expect((await client().invoices.list({ customer: id })).data).toHaveLength(2);
    await expect.poll(told).toContain('invoice.finalized');
    expect(told()).not.toContain('customer.created');
  });
});

describe('standInSecrets', () => {
  const config = () => join(home.directory, 'config');
  const secretsWith = (billing: string) => {
    const file = readFileSync(join(repository, 'config', 'platform.yaml'), 'utf8');
    mkdirSync(config(), { recursive: true });
    const stated = file.replace('billing: { provider: none }', () => billing);
    writeFileSync(join(config(), 'platform.yaml'), stated);
    return standInSecrets(home, config());
  };
  const STRIPE = "billing: { provider: stripe, api_key: '${KEY}', webhook_secret: '${HOOK}' }";

  it('names what the platform file refers to, and nothing where it does not bill by Stripe', () => {
    expect(secretsWith(STRIPE)).toEqual({ KEY: 'sk_test_local', HOOK: 'whsec_local' });
    expect(secretsWith('billing: { provider: none }')).toBeUndefined();
  });

  it('is nothing where the developer has a key of an account of Stripe’s', () => {
    writeFileSync(home.secretsFile, '{"KEY": "sk_test_account", "HOOK": "whsec_account"}');
    expect(secretsWith(STRIPE)).toBeUndefined();
  });
});
