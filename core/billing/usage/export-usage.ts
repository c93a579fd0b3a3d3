import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingProvider, CustomerRef } from '../billing-provider.ts';
import type { Period } from '../invoice.ts';
import { planReports } from './plan-reports.ts';
import type { SealedUsageLog } from './sealed-usage.ts';
import type { PlannedReport, UsageExports } from './usage-exports.ts';

export type ExportUsagePorts = {
  readonly sealed: SealedUsageLog;
  readonly exports: UsageExports;
  readonly provider: Pick<BillingProvider, 'reportUsage'>;
  readonly now: () => Date;
  /** Of a report that the provider will never take. */
  readonly onRefused: (tenantId: TenantId, report: PlannedReport, reason: string) => void;
};

/** Whose usage it is, and what the provider says of its subscription just now. */
export type BilledTenant = CustomerRef & {
  readonly currentPeriod: Period;
  readonly isPriced: (meter: string) => boolean;
};

const SEALED_AT_ONCE = 50;

/**
 * Plans what was sealed since, and reports it. A report is written before it is sent, with its identifier, its units and
 * its time: a run that died is gone on with, and one that runs beside it plans nothing twice.
 */
export async function planExports(ports: ExportUsagePorts, tenant: BilledTenant): Promise<number> {
  const { sealed, exports, now } = ports;
  const { tenantId } = tenant;
  let planned = 0;
  for (;;) {
    const head = await exports.head(tenantId);
    const usage = await sealed.listAfter(tenantId, head.position, SEALED_AT_ONCE);
    if (usage.length === 0) return planned;
    const next = planReports(head, usage, { ...tenant, now: now() });
    // Where another run planned meanwhile, what it left is planned.
    if (await exports.plan(tenantId, next.head, next.reports)) planned += next.reports.length;
  }
}

/**
 * Sends what is planned, one after the other: Stripe takes one call at a time for a customer and meter. What it knows
 * already was delivered. An outage is thrown, and the rest stays planned.
 */
export async function deliverReports(
  { exports, provider, onRefused }: ExportUsagePorts,
  customer: CustomerRef,
): Promise<number> {
  const { tenantId } = customer;
  const open = await exports.open(tenantId);
  for (const report of open) {
    const sent = await provider.reportUsage(customer, report);
    if (!sent.ok) onRefused(tenantId, report, sent.error.reason);
    await exports.settle(
      tenantId,
      report.identifier,
      sent.ok ? { status: 'delivered' } : { status: 'refused', reason: sent.error.reason },
    );
  }
  return open.length;
}
