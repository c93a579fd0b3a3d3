import Stripe from 'stripe';
import type { Secrets } from '../../core/secrets/secrets.ts';

/** The version whose shapes this code reads; a newer library does not change it. */
export const STRIPE_API_VERSION = '2026-10-28.endive';
const RETRIES = 2;
/** Three attempts and their waits end within the 30 seconds of a function. */
const TIMEOUT_MS = 8_000;

export type StripeAddress = {
  /** Another address than Stripe's own: that of the stand-in. */
  readonly apiUrl?: string;
};

/** A client for the key as it is at that moment: a key that is rotated is taken up without a deployment. */
export type StripeClient = () => Promise<Stripe>;

export function stripeClient(
  secrets: Pick<Secrets, 'get'>,
  apiKeyName: string,
  address: StripeAddress = {},
): StripeClient {
  let known: { readonly apiKey: string; readonly client: Stripe } | undefined;
  return async () => {
    const apiKey = await secrets.get(apiKeyName);
    if (known?.apiKey !== apiKey) known = { apiKey, client: clientOf(apiKey, address) };
    return known.client;
  };
}

const clientOf = (apiKey: string, { apiUrl }: StripeAddress) =>
  new Stripe(apiKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(apiUrl !== undefined && hostOf(new URL(apiUrl))),
  });

const hostOf = ({ hostname, port, protocol }: URL) => ({
  host: hostname,
  ...(port !== '' && { port: Number(port) }),
  protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
});
