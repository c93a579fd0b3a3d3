import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { Period } from '../invoice.ts';
import type { ExportHead, UsageExports } from './usage-exports.ts';

type Of = { readonly tenantId: TenantId; readonly meter: string; readonly period: Period };

/** What the provider was told of a meter in the time: what was planned, less what is not delivered. */
export async function toldIn(
  exports: Pick<UsageExports, 'open' | 'refused'>,
  { totals }: Pick<ExportHead, 'totals'>,
  { tenantId, meter, period }: Of,
): Promise<bigint> {
  const isOf = (one: { readonly meter: string; readonly periodFrom: Date }) =>
    one.meter === meter && one.periodFrom >= period.from && one.periodFrom < period.to;
  const undelivered = (
    await Promise.all([exports.open(tenantId), exports.refused(tenantId)])
  ).flat();
  const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, one) => sum + one, 0n);
  return (
    sumOf(totals.filter(isOf).map(({ reported }) => reported)) -
    sumOf(undelivered.filter(isOf).map(({ units }) => units))
  );
}
