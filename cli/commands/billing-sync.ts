import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretsManagerSecrets } from '../../adapters/secrets-manager/secrets-manager-secrets.ts';
import { StripeCatalog } from '../../adapters/stripe/stripe-catalog.ts';
import { stripeClient } from '../../adapters/stripe/stripe-client.ts';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import type { CatalogChange } from '../../core/billing/billing-catalog.ts';
import { priceListOf } from '../../core/billing/price-list-of.ts';
import { syncCatalog } from '../../core/billing/sync-catalog.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { repository } from '../../local/home.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { EXIT } from '../exit-codes.ts';
import { table } from '../output.ts';

export type BillingSyncOptions = { readonly yes?: boolean; readonly directory?: string };

/** `freehold billing sync`: Stripe's products, prices, meters and coupons as the platform file has them. */
export async function syncBilling(context: CliContext, options: BillingSyncOptions): Promise<void> {
  const { stage, output } = context;
  const config = billingConfigOf(context, options);
  const catalog = catalogOf(context, config);
  const { sold } = priceListOf(config);
  let planned: readonly CatalogChange[] = [];
  const synced = await explained(stage, () =>
    syncCatalog(catalog, sold, (changes) => {
      planned = changes;
      return Promise.resolve(options.yes === true);
    }),
  );
  if (!synced.ok) throw conflictFailure(synced.error.conflicts);

  const isDone = planned.length === synced.value.length;
  output.result({ changes: planned, isDone }, [
    ...linesOf(planned),
    ...(isDone ? [] : ['Nothing is changed yet: run it again with --yes.']),
  ]);
}

export function billingConfigOf(
  { stage }: CliContext,
  { directory = join(repository, 'config') }: Pick<BillingSyncOptions, 'directory'>,
): PlatformConfig {
  const config = loadPlatformConfig({ directory, stage });
  if (config.ok) return config.value;
  throw new CommandFailure('The configuration has errors.', {
    exitCode: EXIT.invalid,
    hint: 'freehold config validate',
  });
}

function catalogOf(context: CliContext, { services: { billing } }: PlatformConfig): StripeCatalog {
  if (billing.provider !== 'stripe') {
    throw new CommandFailure('The platform does not bill by Stripe.', {
      exitCode: EXIT.invalid,
      hint: 'Set platform.services.billing in config/platform.yaml: docs/billing.md.',
    });
  }
  const { STRIPE_API_URL: apiUrl } = context.surroundings.env;
  const address = apiUrl === undefined ? {} : { apiUrl };
  return new StripeCatalog(
    stripeClient(billingSecretsOf(context), billing.apiKey.secretName, address),
  );
}

/** A key of the environment comes before the stage's secret: on a laptop there may be no secret yet. */
export function billingSecretsOf(context: CliContext): Pick<Secrets, 'get'> {
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

const linesOf = (changes: readonly CatalogChange[]): string[] =>
  changes.length === 0
    ? ['Stripe has all that the platform file sells.']
    : table(changes.map(({ kind, sort, key, text }) => [kind, sort, key, text]));

const conflictFailure = (conflicts: readonly CatalogChange[]) =>
  new CommandFailure('Stripe has prices that cannot be changed. Nothing was changed.', {
    exitCode: EXIT.conflict,
    details: linesOf(conflicts),
    hint: 'A price in use is never changed: give the plan a new `version` and keep the former one in `previous_versions`.',
    problem: { conflicts },
  });
