import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { commandLine, ROOT } from './command-line.ts';

const { at, write, run } = commandLine();
let stripe: StripeServer;
beforeEach(async () => {
  stripe = await new StripeServer().start();
});
afterEach(() => stripe.stop());

const STRIPE =
  'billing:\n      provider: stripe\n      api_key: ${KEY}\n      webhook_secret: ${HOOK}';

/** The platform's own file, which bills by Stripe and sells the plan pro for this price. */
const configured = (price: string, billing = STRIPE) => {
  const text = readFileSync(join(ROOT, 'config/platform.yaml'), 'utf8')
    .replace('billing: { provider: none }', () => billing)
    .replace('price: 99', `price: ${price}`)
    .replace('  plans:\n', '  coupons: { launch: { percent_off: 20 } }\n  plans:\n');
  write('platform.yaml', text);
};

const sync = (...args: string[]) =>
  run(['billing', 'sync', '--directory', at.directory, ...args], {
    env: { KEY: 'sk_test_cli', STRIPE_API_URL: stripe.origin },
  });

describe('freehold billing sync', () => {
  it('shows what it would do, does it when told to, and finds nothing left to do', async () => {
    configured('99');
    const planned = await sync();
    expect(planned).toMatchObject({ status: EXIT.ok });
    expect(planned.stdout).toMatch(/create +price +freehold:pro:v1 +Pro, \$99\.00 a month/);
    expect(planned.stdout).toContain('run it again with --yes');
    expect(stripe.state.prices.all()).toEqual([]);

    expect(await sync('--yes')).toMatchObject({ status: EXIT.ok });
    expect(stripe.state.prices.all().map(({ lookup_key }) => lookup_key)).toContain(
      'freehold:pro:v1',
    );
    expect(stripe.state.coupons.all()).toHaveLength(1);
    const objects = () => [stripe.state.prices.all().length, stripe.state.products.all().length];
    const made = objects();
    expect((await sync('--yes')).stdout).toContain('Stripe has all that the platform file sells.');
    expect(objects()).toEqual(made);
  });

  it('changes no price that is in use: the plan needs a new version', async () => {
    configured('99');
    await sync('--yes');
    configured('109');
    const refused = await sync('--yes');
    expect(refused).toMatchObject({ status: EXIT.conflict });
    expect(refused.stderr).toContain('freehold:pro:v1');
    expect(refused.stderr).toContain('new `version`');
    const pro = stripe.state.prices
      .all()
      .find(({ lookup_key }) => lookup_key === 'freehold:pro:v1');
    expect(pro?.unit_amount_decimal).toBe('9900');
  });

  it('has nothing to do where the platform bills by itself', async () => {
    configured('99', 'billing: { provider: none }');
    expect(await sync()).toMatchObject({ status: EXIT.invalid });
  });
});
