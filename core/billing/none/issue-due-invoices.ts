import type { TenantId } from '../../tenancy/tenant-context.ts';
import { refreshAccount, type RefreshPorts } from '../refresh-account.ts';
import { issueInvoices, type IssuePorts } from './issue-invoices.ts';

export type IssueDueInvoicesPorts = IssuePorts &
  RefreshPorts & {
    /** The tenants whose subscription may have something due, page by page. */
    readonly tenants: { inUse(): AsyncIterable<readonly TenantId[]> };
    readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
  };

export type InvoicesIssued = { readonly issued: number; readonly error: number };

/**
 * Issues what is due of every tenant, and reads each account anew: the provider `none` sends no events. What the deadline
 * cuts off is the next run's.
 */
export async function issueDueInvoices(
  ports: IssueDueInvoicesPorts,
  deadline: Date,
): Promise<InvoicesIssued> {
  const count = { issued: 0, error: 0 };
  for await (const page of ports.tenants.inUse()) {
    for (const tenantId of page) {
      if (ports.now() >= deadline) return count;
      try {
        count.issued += (await issueInvoices(ports, tenantId)).length;
        await refreshAccount(ports, tenantId);
      } catch (error) {
        count.error += 1;
        ports.onError({ tenantId }, error);
      }
    }
  }
  return count;
}
