import type { Invoice, InvoiceLine } from '../../../core/billing/invoice.ts';
import type { PlannedReport, UsageExports } from '../../../core/billing/usage/usage-exports.ts';
import { minorNumberOf } from '../../../core/money/money.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { toInvoiceView, type InvoiceView } from './invoice-view.ts';

export type AdjustmentPorts = { readonly exports: Pick<UsageExports, 'adjustments'> };

/** Beside each line of usage, what is in it of earlier periods whose invoices were final. */
export async function withAdjustments(
  { exports }: AdjustmentPorts,
  tenantId: TenantId,
  invoice: Invoice,
): Promise<InvoiceView> {
  const view = toInvoiceView(invoice);
  const lines = view.lines.map(async (line, index) => {
    const of = invoice.lines[index];
    const adjustments = of && (await adjustmentsOf({ exports }, tenantId, of));
    return adjustments?.length ? { ...line, adjustments: adjustments.map(toAdjustment) } : line;
  });
  return { ...view, lines: await Promise.all(lines) };
}

async function adjustmentsOf(
  { exports }: AdjustmentPorts,
  tenantId: TenantId,
  { kind, meter, period }: InvoiceLine,
): Promise<readonly PlannedReport[]> {
  if (kind !== 'usage' || meter === undefined) return [];
  return exports.adjustments(tenantId, { meter, periodFrom: period.from });
}

const toAdjustment = ({ windowId, usedAt, units }: PlannedReport) => ({
  windowId,
  usedAt: usedAt.toISOString(),
  quantity: minorNumberOf({ amountMinor: units }),
});
