import { StripeCatalog } from '../../adapters/stripe/stripe-catalog.ts';
import type { CatalogChange } from '../../core/billing/billing-catalog.ts';
import { priceListOf } from '../../core/billing/price-list-of.ts';
import { syncCatalog } from '../../core/billing/sync-catalog.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { explained } from '../engineer-aws.ts';
import { EXIT } from '../exit-codes.ts';
import { table } from '../output.ts';
import { platformConfigOf, stripeOf } from '../stripe-of.ts';

export type BillingSyncOptions = { readonly yes?: boolean; readonly directory?: string };

/** `freehold billing sync`: Stripe's products, prices, meters and coupons as the platform file has them. */
export async function syncBilling(context: CliContext, options: BillingSyncOptions): Promise<void> {
  const { stage, output } = context;
  const config = platformConfigOf(context, options.directory);
  const catalog = new StripeCatalog(stripeOf(context, config));
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
