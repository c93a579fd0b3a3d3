import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsManagerSecrets } from '../adapters/secrets-manager/secrets-manager-secrets.ts';
import { stripeClient, type StripeClient } from '../adapters/stripe/stripe-client.ts';
import { loadPlatformConfig } from '../adapters/yaml/load-platform-config.ts';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import type { Secrets } from '../core/secrets/secrets.ts';
import { repository } from '../local/home.ts';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { engineerAws } from './engineer-aws.ts';
import { EXIT } from './exit-codes.ts';

/** The checkout's configuration for the stage; fails where it has errors. */
export function platformConfigOf(
  { stage }: CliContext,
  directory = join(repository, 'config'),
): PlatformConfig {
  const config = loadPlatformConfig({ directory, stage });
  if (config.ok) return config.value;
  throw new CommandFailure('The configuration has errors.', {
    exitCode: EXIT.invalid,
    hint: 'freehold config validate',
  });
}

/** The account that the stage bills by, or the stand-in that `npm start` runs; fails where it does not bill by Stripe. */
export function stripeOf(
  context: CliContext,
  { services: { billing } }: Pick<PlatformConfig, 'services'>,
): StripeClient {
  if (billing.provider !== 'stripe') {
    throw new CommandFailure('The platform does not bill by Stripe.', {
      exitCode: EXIT.invalid,
      hint: 'Set platform.services.billing in config/platform.yaml: docs/billing.md.',
    });
  }
  const { STRIPE_API_URL: named } = context.surroundings.env;
  const apiUrl = named ?? standInOf(context);
  const address = apiUrl === undefined ? {} : { apiUrl };
  return stripeClient(secretsOf(context), billing.apiKey.secretName, address);
}

function standInOf({ stage, profile, surroundings }: CliContext): string | undefined {
  // With a key of one's own, it is Stripe itself that is asked.
  if (stage !== 'local' || surroundings.env.STRIPE_API_KEY) return undefined;
  const local = profile();
  return local.kind === 'local' ? local.stripeUrl : undefined;
}

/** A key of the environment comes before the stage's secret: on a laptop there may be no secret yet. */
function secretsOf(context: CliContext): Pick<Secrets, 'get'> {
  const { surroundings, stage } = context;
  return {
    get: (name) => {
      const own = surroundings.env[name];
      if (own) return Promise.resolve(own);
      const client = new SecretsManagerClient(engineerAws(context));
      return new SecretsManagerSecrets(client, { stage }).get(name);
    },
  };
}
