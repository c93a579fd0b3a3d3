import { parseArgs } from 'node:util';
import { StripeServer } from './stripe-server.ts';

/** Where the stage `local` looks for Stripe: infra/config/stage.ts. */
const PORT = '12111';

/** `npm run stripe`: the stand-in by itself, until Ctrl-C; what it was told is gone with it. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: PORT },
    /** Where it delivers events, such as the local API's `/v1/webhooks/stripe`. */
    endpoint: { type: 'string' },
    secret: { type: 'string', default: 'whsec_local' },
  },
});
const { endpoint: url, secret } = values;
const stripe = await new StripeServer({
  port: Number(values.port),
  ...(url !== undefined && { endpoint: { url, secret } }),
}).start();
console.log(`  Stripe's stand-in: ${stripe.origin}, for any key that begins with sk_test_`);
console.log(url === undefined ? '  It delivers no events.' : `  It delivers events to ${url}`);
