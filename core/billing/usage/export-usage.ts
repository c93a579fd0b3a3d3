import { fail } from '../../../kit/result.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import type { UsagePrice } from '../plan-terms.ts';
import type { Subscription } from '../subscription.ts';
import { billedIn, periodsOf } from './billed-in.ts';
import { movedReport, planReports } from './plan-reports.ts';
import type { SealedUsageLog } from './sealed-usage.ts';
import { toldIn } from './told-in.ts';
import type { ExportHead, PlannedReport, UsageExports } from './usage-exports.ts';

export type ExportUsagePorts = {
  readonly sealed: SealedUsageLog;
  readonly exports: UsageExports;
  readonly provider: Pick<BillingProvider, 'reportUsage' | 'usageTotal'>;
  readonly now: () => Date;
  /** Of a report that the provider will never take. */
  readonly onRefused: (tenantId: TenantId, report: PlannedReport, reason: string) => void;
};

/** Whose usage it is, and what the provider says of its subscription just now. */
export type BilledTenant = CustomerRef &
  Pick<Subscription, 'currentPeriod' | 'startedAt'> & {
    readonly isOver?: boolean;
    readonly isPriced: (meter: string) => boolean;
    readonly priceOf: (meter: string) => UsagePrice | undefined;
  };

const SEALED_AT_ONCE = 50;

/**
 * Plans what was sealed since, and tells up to where. A report is written before it is sent, with its identifier, its units and
 * its time: a run that died is gone on with, and one that runs beside it plans nothing twice.
 */
export async function planExports(ports: ExportUsagePorts, tenant: BilledTenant): Promise<number> {
  const { sealed, exports, now } = ports;
  const { tenantId } = tenant;
  for (;;) {
    const head = await exports.head(tenantId);
    const usage = await sealed.listAfter(tenantId, head.position, SEALED_AT_ONCE);
    if (usage.length === 0) return head.position;
    const next = planReports(head, usage, { ...tenant, now: now() });
    // Where another run planned meanwhile, what it left is planned.
    await exports.plan(tenantId, next.head, next.planned);
  }
}

/**
 * Sends what is planned, one after the other: Stripe takes one call at a time for a customer and meter. What it knows
 * already was delivered. An outage is thrown, and the rest stays planned.
 */
export async function deliverReports(
  ports: ExportUsagePorts,
  tenant: BilledTenant,
): Promise<number> {
  const open = await ports.exports.open(tenant.tenantId);
  for (const report of open) await deliver(ports, tenant, report);
  return open.length;
}

async function deliver(ports: ExportUsagePorts, tenant: BilledTenant, planned: PlannedReport) {
  const { exports, provider, onRefused } = ports;
  const { tenantId } = tenant;
  const report = await moveIfFinal(ports, tenant, planned);
  const sent = isTooLate(tenant, report)
    ? fail({ kind: 'UsageRefused' as const, reason: 'The subscription is over.' })
    : await provider.reportUsage(tenant, report);
  if (sent.ok) {
    const known = sent.value === 'known' ? await whereKnown(ports, tenant, report) : report;
    await exports.settle(tenantId, known, { status: 'delivered' });
    return;
  }
  const { reason } = sent.error;
  onRefused(tenantId, report, reason);
  await exports.settle(tenantId, report, { status: 'refused', reason });
}

/** After an outage the invoice of its period may be final: it is written down that it is billed on the next one. */
async function moveIfFinal(
  { exports, now }: ExportUsagePorts,
  tenant: BilledTenant,
  report: PlannedReport,
): Promise<PlannedReport> {
  const { tenantId } = tenant;
  const head = await exports.head(tenantId);
  const present = inOpenPeriod(report, periodsOf(head, tenant), now());
  if (present.periodFrom.getTime() === report.periodFrom.getTime()) return present;
  const movedFrom = report.movedFrom ?? report.periodFrom;
  return moveTo({ exports, tenantId }, head, [report, { ...present, movedFrom }]);
}

/** Of a report that was moved, the answer to its first sending may have been lost: what is counted there tells. */
async function whereKnown(
  { exports, provider }: ExportUsagePorts,
  tenant: BilledTenant,
  report: PlannedReport,
): Promise<PlannedReport> {
  const { tenantId, currentPeriod } = tenant;
  const { meter, movedFrom: from, units } = report;
  if (!from) return report;
  const former = { from, to: currentPeriod.from };
  const head = await exports.head(tenantId);
  const told = await toldIn(exports, head, { tenantId, meter, period: former });
  const counted = await provider.usageTotal(tenant, meter, former);
  if (counted !== told + units) return report;
  return moveTo({ exports, tenantId }, head, [report, { ...report, periodFrom: from }]);
}

async function moveTo(
  { exports, tenantId }: Pick<ExportUsagePorts, 'exports'> & { readonly tenantId: TenantId },
  head: ExportHead,
  [before, after]: readonly [PlannedReport, PlannedReport],
): Promise<PlannedReport> {
  const moved = movedReport(head, before, after.periodFrom);
  if (await exports.move(tenantId, moved, after)) return after;
  throw new Error('Another run exports the usage of this tenant.');
}

/** No invoice follows that it could be on. */
const isTooLate = ({ isOver, currentPeriod }: BilledTenant, { time }: PlannedReport): boolean =>
  isOver === true && time >= currentPeriod.to;

function inOpenPeriod(
  report: PlannedReport,
  periods: Parameters<typeof billedIn>[1],
  now: Date,
): PlannedReport {
  const isPresent = report.periodFrom.getTime() === periods.current.getTime();
  if (isPresent && report.isAdjustment) return report;
  const billed = billedIn(report.time, periods, now);
  return billed.isAdjustment ? { ...report, ...billed } : report;
}
