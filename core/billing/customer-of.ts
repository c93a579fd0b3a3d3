import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingAccounts } from './billing-accounts.ts';
import type { CustomerRef } from './billing-provider.ts';

/** The tenant is from before billing, or the provider was out of order when it came: a schedule follows. */
export type BillingNotReady = { readonly kind: 'BillingNotReady' };
export type InvoiceNotFound = { readonly kind: 'InvoiceNotFound' };

/** As which customer the provider knows the tenant. */
export async function customerOf(
  accounts: Pick<BillingAccounts, 'find'>,
  tenantId: TenantId,
): Promise<Result<CustomerRef, BillingNotReady>> {
  const account = await accounts.find(tenantId);
  return account?.customerId === undefined
    ? fail({ kind: 'BillingNotReady' })
    : ok({ tenantId, customerId: account.customerId });
}
