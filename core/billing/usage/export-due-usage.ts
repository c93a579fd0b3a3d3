import { isUnavailable } from '../../../kit/is-unavailable.ts';
import type { ReachedCaps } from '../../metering/reached-caps.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingAccount } from '../billing-account.ts';
import type { BillingAccounts } from '../billing-accounts.ts';
import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import { hasHardCaps, type PlanTerms, type PriceList } from '../plan-terms.ts';
import type { Subscription } from '../subscription.ts';
import type { DueExport, DueExports } from './due-exports.ts';
import { reachedCapsOf } from './reached-caps-of.ts';
import {
  deliverReports,
  planExports,
  type BilledTenant,
  type ExportUsagePorts,
} from './export-usage.ts';

export type ExportDueUsagePorts = ExportUsagePorts & {
  readonly due: DueExports;
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly caps: ReachedCaps;
  readonly provider: Pick<BillingProvider, 'reportUsage' | 'usageTotal' | 'readSubscription'>;
  readonly priceList: Pick<PriceList, 'termsOf'>;
  /** All that is sold, whoever buys it. */
  readonly sold: { readonly plans: readonly PlanTerms[] };
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

/** Longer than a run: what a run that died took is another one's then. */
const LEASE_MS = 120_000;
const SHORTEST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const AT_ONCE = 10;
/** So many tenants in turn are no accident: the rest is left to the next run. */
const MAX_OUTAGES = 5;

export type UsageExported = {
  reports: number;
  exported: number;
  waiting: number;
  error: number;
  oldestSeconds: number;
};

/**
 * Exports the usage of the tenants of whom something was sealed. Each is taken before it is worked on, so a customer is
 * called by one run at a time. Ends at the deadline, or where the provider does not answer; the next run goes on.
 */
export async function exportDueUsage(ports: ExportDueUsagePorts, deadline: Date) {
  const count: UsageExported = { reports: 0, exported: 0, waiting: 0, error: 0, oldestSeconds: 0 };
  let outages = 0;
  const isOver = () => ports.now() >= deadline || outages >= MAX_OUTAGES;
  for await (const page of ports.due.list(ports.now())) {
    for (let start = 0; start < page.length && !isOver(); start += AT_ONCE) {
      const part = page.slice(start, start + AT_ONCE);
      const outcomes = await Promise.all(part.map((due) => exportTenant(ports, due, count)));
      outages += outcomes.filter((outcome) => outcome === 'unavailable').length;
    }
    if (isOver()) break;
  }
  return count;
}

async function exportTenant(ports: ExportDueUsagePorts, due: DueExport, count: UsageExported) {
  const { now, onError } = ports;
  const waitedSeconds = Math.floor((now().getTime() - due.since.getTime()) / 1_000);
  count.oldestSeconds = Math.max(count.oldestSeconds, waitedSeconds);
  const taken = await ports.due.take(due, new Date(now().getTime() + LEASE_MS));
  if (!taken) return undefined;
  try {
    const exported = await exportTaken(ports, taken);
    if (exported === 'owed') {
      await putOff(ports, taken, count);
    } else {
      count.reports += exported;
      count.exported += 1;
    }
    return undefined;
  } catch (error) {
    onError({ tenantId: due.tenantId }, error);
    count.error += 1;
    await putOff(ports, taken, count);
    return isUnavailable(error) ? ('unavailable' as const) : undefined;
  }
}

/** For as long as it has waited already, within limits: an outage that lasts is asked more and more rarely. */
async function putOff({ due, now }: ExportDueUsagePorts, taken: DueExport, count: UsageExported) {
  count.waiting += 1;
  const waitedMs = now().getTime() - taken.since.getTime();
  const waitMs = Math.min(Math.max(waitedMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
  await due.take(taken, new Date(now().getTime() + waitMs));
}

async function exportTaken(ports: ExportDueUsagePorts, taken: DueExport) {
  const { tenantId } = taken;
  const account = await ports.accounts.find(tenantId);
  const tenant = account && (await billedTenant(ports, account));
  if (account && !tenant) return 'owed' as const;
  // A tenant from before billing: what it uses is exported with the first that is sealed once it is a customer.
  const position = tenant ? await planExports(ports, tenant) : Number.MAX_SAFE_INTEGER;
  if (tenant) await keepCaps(ports, tenant);
  const reports = tenant ? await deliverReports(ports, tenant) : 0;
  await ports.due.settle(taken, position, ports.now());
  return reports;
}

/** Where a plan has a hard cap at all; what a change of plan lifts is lifted with the next hour of usage. */
async function keepCaps({ caps, exports, sold }: ExportDueUsagePorts, tenant: BilledTenant) {
  if (!hasHardCaps(sold)) return;
  const reached = reachedCapsOf(await exports.head(tenant.tenantId), tenant);
  const before = await caps.of(tenant.tenantId);
  if (JSON.stringify(before) !== JSON.stringify(reached)) {
    await caps.replace(tenant.tenantId, reached);
  }
}

async function billedTenant(
  ports: Pick<ExportDueUsagePorts, 'provider' | 'priceList' | 'sold'>,
  { tenantId, customerId }: BillingAccount,
): Promise<BilledTenant | undefined> {
  if (customerId === undefined) return undefined;
  const customer = { tenantId, customerId };
  const subscription = await ports.provider.readSubscription(customer);
  return subscription ? billedBy(ports, customer, subscription) : undefined;
}

/** What its plan, as it is just now, says of a customer's usage. */
export function billedBy(
  { priceList, sold }: Pick<ExportDueUsagePorts, 'priceList' | 'sold'>,
  customer: CustomerRef,
  subscription: Subscription,
): BilledTenant {
  const terms = priceList.termsOf(subscription);
  const priced = new Set(sold.plans.flatMap(({ usage }) => Object.keys(usage)));
  return {
    ...customer,
    startedAt: subscription.startedAt,
    currentPeriod: subscription.currentPeriod,
    isOver: subscription.status === 'canceled',
    isPriced: (meter) => priced.has(meter),
    priceOf: (meter) =>
      terms && Object.hasOwn(terms.usage, meter) ? terms.usage[meter] : undefined,
  };
}
