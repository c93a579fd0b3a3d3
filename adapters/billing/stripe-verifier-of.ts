import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { StripeEventVerifier } from '../stripe/stripe-event-verifier.ts';

/** Undefined where the platform does not bill by Stripe. */
export const stripeVerifierOf = (
  { services: { billing } }: Pick<PlatformConfig, 'services'>,
  secrets: Pick<Secrets, 'get'>,
): StripeEventVerifier | undefined =>
  billing.provider === 'stripe'
    ? new StripeEventVerifier(secrets, billing.webhookSecret.secretName)
    : undefined;
