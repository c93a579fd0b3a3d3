import Stripe from 'stripe';
import type {
  EventForged,
  EventVerifier,
  ProviderEvent,
} from '../../core/billing/receive-event.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { stripeEventIn } from './parse-stripe-event.ts';
import { jsonOf } from '../../kit/json-of.ts';

const TOLERANCE_SECONDS = 300;

/**
 * Stripe's events by their signature, https://docs.stripe.com/webhooks#verify-manually. While a secret is rotated
 * the name of each of the two holds one: both are good.
 */
export class StripeEventVerifier implements EventVerifier {
  readonly #secrets: Pick<Secrets, 'get'>;
  readonly #secretName: string;

  constructor(secrets: Pick<Secrets, 'get'>, secretName: string) {
    this.#secrets = secrets;
    this.#secretName = secretName;
  }

  async verify(body: Uint8Array, signature: string): Promise<Result<ProviderEvent, EventForged>> {
    const payload = Buffer.from(body);
    const secrets = secretsIn(await this.#secrets.get(this.#secretName));
    if (!secrets.some((secret) => isSigned({ payload, signature, secret }))) {
      return fail({ kind: 'EventForged' });
    }
    const event = stripeEventIn(jsonOf(payload.toString('utf8')));
    return event ? ok(event) : fail({ kind: 'EventForged' });
  }
}

/** One secret, or the new one and the old one behind a comma until the old one is no more. */
const secretsIn = (value: string): string[] =>
  value
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret.startsWith('whsec_'));

type Signed = { readonly payload: Buffer; readonly signature: string; readonly secret: string };

/** Whatever the library throws at a signature, it is none of Stripe's. */
function isSigned({ payload, signature, secret }: Signed): boolean {
  const { signature: signatures } = Stripe.webhooks;
  try {
    return signatures?.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    return false;
  }
}
