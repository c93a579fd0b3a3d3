import { existsSync } from 'node:fs';
import type { Server as BoundPort } from 'node:net';
import { join } from 'node:path';
import { StripeCatalog } from '../adapters/stripe/stripe-catalog.ts';
import { stripeClient } from '../adapters/stripe/stripe-client.ts';
import { loadPlatformConfig } from '../adapters/yaml/load-platform-config.ts';
import { priceListOf } from '../core/billing/price-list-of.ts';
import { syncCatalog } from '../core/billing/sync-catalog.ts';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import { repository, type Home } from './home.ts';
import { readSecrets } from './secrets.ts';
import { startServer, type Server } from './servers.ts';

const CONFIG = join(repository, 'config');
const API_KEY = 'sk_test_local';
const WEBHOOK_SECRET = 'whsec_local';

/**
 * What the platform knows the stand-in by; nothing where it does not bill by Stripe, or where the developer has
 * given the key of an account of Stripe's.
 */
export function standInSecrets({ secretsFile }: Pick<Home, 'secretsFile'>, directory = CONFIG) {
  const config = configIn(directory);
  if (config?.services.billing.provider !== 'stripe') return undefined;
  const { apiKey, webhookSecret } = config.services.billing;
  const own = existsSync(secretsFile) ? readSecrets(secretsFile) : {};
  if (Object.hasOwn(own, apiKey.secretName)) return undefined;
  return { [apiKey.secretName]: API_KEY, [webhookSecret.secretName]: WEBHOOK_SECRET };
}

type Starting = { readonly bound: BoundPort; readonly persists: boolean };

export function startStandIn(home: Home, { bound, persists }: Starting): Promise<Server> {
  const preload = join(import.meta.dirname, 'end-with-parent.mjs');
  const program = join(import.meta.dirname, 'stripe', 'start-stripe.ts');
  const options = persists ? ['--state-file', join(home.directory, 'state', 'stripe.json')] : [];
  return startServer({
    name: 'The stand-in for Stripe',
    command: [process.execPath, '--import', preload, program, ...options],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    logFile: join(home.logsDirectory, 'stripe.log'),
    bound,
    readyPath: '/_stand-in/ready',
  });
}

type Addresses = { readonly stripeUrl: string; readonly apiUrl: string };

/** Tells it where events go, and makes it sell what the platform file states. */
export async function prepareStandIn({ stripeUrl, apiUrl }: Addresses): Promise<void> {
  const endpoint = { url: `${apiUrl}/v1/webhooks/stripe`, secret: WEBHOOK_SECRET };
  const told = { method: 'POST', body: JSON.stringify(endpoint) };
  await fetch(`${stripeUrl}/_stand-in/endpoint`, told);
  const config = configIn(CONFIG);
  if (!config) return;
  const secrets = { get: () => Promise.resolve(API_KEY) };
  const catalog = new StripeCatalog(stripeClient(secrets, '', { apiUrl: stripeUrl }));
  const synced = await syncCatalog(catalog, priceListOf(config).sold, () => Promise.resolve(true));
  if (synced.ok) return;
  const texts = synced.error.conflicts.map(({ key, text }) => `${key} ${text}`);
  throw new Error(`The stand-in for Stripe has other prices: ${texts.join('; ')}`);
}

/** A file with errors is told of by the deployment. */
function configIn(directory: string): PlatformConfig | undefined {
  const config = loadPlatformConfig({ directory, stage: 'local' });
  return config.ok ? config.value : undefined;
}
