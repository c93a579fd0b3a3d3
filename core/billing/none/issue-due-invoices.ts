import { eachDue } from '../../../kit/each-due.ts';
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

/** It was written as owed and as open, and never read anew since. */
const NEVER_READ_VERSION = 2;

/** Issues what is due of every tenant, and books it; what the deadline cuts off is the next run's. */
export async function issueDueInvoices(
  ports: IssueDueInvoicesPorts,
  deadline: Date,
): Promise<InvoicesIssued> {
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.tenants.inUse(), deadline, now: ports.now },
      onError: (tenantId, cause) => ports.onError({ tenantId }, cause),
    },
    (tenantId) => issueTo(ports, tenantId),
  );
  return { issued: done, error };
}

/** Nobody sends events of an invoice that is issued here: what became of it is read at once. */
async function issueTo(ports: IssueDueInvoicesPorts, tenantId: TenantId): Promise<number> {
  const { length: issued } = await issueInvoices(ports, tenantId);
  const account = await ports.accounts.find(tenantId);
  if (issued > 0 || (account && account.version <= NEVER_READ_VERSION)) {
    await refreshAccount(ports, tenantId);
  }
  return issued;
}
