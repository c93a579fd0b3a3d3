import { balancesOf } from '../../../../core/billing/ledger/balances.ts';
import { entriesOfInvoice } from '../../../../core/billing/ledger/entries-of-invoice.ts';
import { allInvoices } from '../billing-world.ts';
import { recomputedInvoices, type Recomputing } from './recomputed-invoices.ts';
import type { SimulatedTenant } from './scenario.ts';
import type { YearWorld } from './year-world.ts';

export type Differences = {
  readonly invoices: number;
  readonly billedCents: number;
  /** Between the ledger and the stand-in's invoices, in cents of all invoices, each for itself. */
  readonly ledgerCents: number;
  /** Between the stand-in's invoices and those that are reckoned once more. */
  readonly recomputedCents: number;
  /** Which tenants, for whoever looks for the reason. */
  readonly of: readonly string[];
};

/** Each invoice is compared with its own: differences do not cancel each other out. */
export async function differencesOf(
  world: YearWorld,
  tenants: readonly SimulatedTenant[],
  recomputing: Recomputing,
): Promise<Differences> {
  const sums = { invoices: 0, billedCents: 0, ledgerCents: 0, recomputedCents: 0 };
  const of: string[] = [];
  for (const tenant of tenants) {
    const billed = await allInvoices(world.provider, world.customerOf(tenant.tenantId));
    const again = await recomputedInvoices(tenant, recomputing);
    const cents = billed.map(({ total }) => Number(total.amountMinor));
    const recomputed = apart(
      cents,
      again.map(({ total }) => Number(total.amountMinor)),
    );
    const booked = world.platform.ports.ledger.allOf(tenant.tenantId);
    const ledger = Math.abs(
      Number(balancesOf(booked, 'usd').receivable.amountMinor) -
        Number(balancesOf(billed.flatMap(entriesOfInvoice), 'usd').receivable.amountMinor),
    );
    const issued = booked.filter(({ id }) => id.endsWith(':issued'));
    sums.invoices += billed.length;
    sums.billedCents += cents.reduce((sum, one) => sum + one, 0);
    sums.ledgerCents += ledger + Math.abs(issued.length - billed.length);
    sums.recomputedCents += recomputed;
    if (ledger + recomputed > 0) of.push(textOf(tenant, cents, again.length));
  }
  return { ...sums, of };
}

const apart = (one: readonly number[], other: readonly number[]): number =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
    Math.abs((one[index] ?? 0) - (other[index] ?? 0)),
  ).reduce((sum, difference) => sum + difference, 0);

const textOf = (tenant: SimulatedTenant, cents: readonly number[], again: number): string =>
  `${tenant.tenantId} ${tenant.timeZone} ${cents.join(' ')} (${again} again)`;
