import { fail, ok, type Result } from '../../kit/result.ts';
import type { BillingCatalog, CatalogChange, Sold } from './billing-catalog.ts';

export type CatalogConflict = {
  readonly kind: 'CatalogConflict';
  readonly conflicts: readonly CatalogChange[];
};

/** Makes the provider sell what the platform file states, once the operator agrees to the changes. */
export async function syncCatalog(
  catalog: BillingCatalog,
  sold: Sold,
  agree: (changes: readonly CatalogChange[]) => Promise<boolean>,
): Promise<Result<readonly CatalogChange[], CatalogConflict>> {
  const changes = await catalog.plan(sold);
  const conflicts = changes.filter(({ kind }) => kind === 'conflict');
  if (conflicts.length > 0) return fail({ kind: 'CatalogConflict', conflicts });
  if (changes.length === 0 || !(await agree(changes))) return ok([]);
  for (const change of changes) await catalog.apply(sold, change);
  return ok(changes);
}
