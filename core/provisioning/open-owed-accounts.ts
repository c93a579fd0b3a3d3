import { eachDue } from '../../kit/each-due.ts';
import type { BillingAccounts } from '../billing/billing-accounts.ts';
import { openAccount, type OpenAccountPorts } from '../billing/open-account.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { accountOf } from './create-billing-customer.ts';

export type OpenOwedAccountsPorts = Omit<OpenAccountPorts, 'onOutage'> & {
  readonly accounts: Pick<BillingAccounts, 'owed'>;
  readonly tenants: TenantFinder;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type AccountsOpened = { readonly opened: number; readonly error: number };

/**
 * Makes those tenants customers that became active while the provider was out of order. One that is still being
 * provisioned is its step's to make.
 */
export async function openOwedAccounts(
  ports: OpenOwedAccountsPorts,
  deadline: Date,
): Promise<AccountsOpened> {
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.accounts.owed(), deadline, now: ports.now },
      onError: (tenantId, cause) => ports.onError({ tenantId }, cause),
    },
    (tenantId) => openOne(ports, tenantId),
  );
  return { opened: done, error };
}

async function openOne(ports: OpenOwedAccountsPorts, tenantId: TenantId): Promise<number> {
  const tenant = await ports.tenants.find(tenantId);
  if (tenant?.state !== 'active') return 0;
  const opened = await openAccount({ ...ports, onOutage: 'wait' }, accountOf(tenant));
  if (opened.ok) return 1;
  throw new Error(`The billing system does not sell ${opened.error.what}.`);
}
