import { once } from 'node:events';
import type { Server } from 'node:net';
import { parseArgs } from 'node:util';
import { loadStripe, saveStripe } from './saved-state.ts';
import { StripeServer } from './stripe-server.ts';

/** The stand-in as a process: of `npm start`, which hands it a port, or `npm run stripe -- --port 12111`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    /** Where it delivers events, such as the local API's `/v1/webhooks/stripe`. */
    endpoint: { type: 'string' },
    secret: { type: 'string', default: 'whsec_local' },
    /** Where it keeps what it was told; without it, that is gone with the process. */
    'state-file': { type: 'string' },
  },
});
const { port, endpoint: url, secret, 'state-file': file } = values;

async function handedOver(): Promise<Server> {
  const [, bound] = (await once(process, 'message')) as [string, Server];
  process.disconnect();
  return bound;
}

const stripe = new StripeServer({
  at: port === undefined ? await handedOver() : Number(port),
  ...(url !== undefined && { endpoint: { url, secret } }),
  ...{ isRunning: true, nonce: process.env.FREEHOLD_NONCE },
});
if (file !== undefined) loadStripe(stripe.state, file);
await stripe.start();
console.log(`Stripe's stand-in: ${stripe.origin}, for any key that begins with sk_test_`);

const save = () => {
  if (file !== undefined) saveStripe(stripe.state, file);
};
process.on('SIGUSR1', save);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    save();
    process.exit(0);
  });
}
