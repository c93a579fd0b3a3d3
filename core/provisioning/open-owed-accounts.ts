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
  const count = { opened: 0, error: 0 };
  for await (const page of ports.accounts.owed()) {
    for (const tenantId of page) {
      if (ports.now() >= deadline) return count;
      const outcome = await openOne(ports, tenantId);
      if (outcome) count[outcome] += 1;
    }
  }
  return count;
}

async function openOne(ports: OpenOwedAccountsPorts, tenantId: TenantId) {
  try {
    const tenant = await ports.tenants.find(tenantId);
    if (tenant?.state !== 'active') return undefined;
    const opened = await openAccount({ ...ports, onOutage: 'wait' }, accountOf(tenant));
    if (opened.ok) return 'opened' as const;
    throw new Error(`The billing system does not sell ${opened.error.what}.`);
  } catch (error) {
    ports.onError({ tenantId }, error);
    return 'error' as const;
  }
}
