import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** What adapters/stripe calls, by the library's files: test/unit/infra/slim-stripe.test.ts. */
const CALLED = [
  'Customers',
  'Products',
  'Prices',
  'Coupons',
  'Subscriptions',
  'Invoices',
  'InvoicePayments',
  'Refunds',
  'Disputes',
  'SetupIntents',
  'Billing/index',
  'Billing/Meters',
  'Billing/MeterEvents',
  'Checkout/index',
  'Checkout/Sessions',
  'BillingPortal/index',
  'BillingPortal/Sessions',
];

/** Stripe's client makes every resource that Stripe has: 150 KB of each bundle, of which we call a tenth. */
export const slimStripe: Plugin = {
  name: 'slim-stripe',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]stripe[\\/]esm[\\/]resources[\\/].*\.js$/ }, ({ path }) => {
      const name = path.replaceAll('\\', '/').split('/resources/')[1]?.replace(/\.js$/, '');
      if (name === undefined || CALLED.includes(name)) return undefined;
      const classes = readFileSync(path, 'utf8').matchAll(/^export class (\w+)/gm);
      const empty = [...classes].map(([, className]) => `export class ${className} {}`);
      return { contents: empty.join('\n') };
    });
  },
};
