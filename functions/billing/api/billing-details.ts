import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import { customerOf } from '../../../core/billing/customer-of.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type BillingDetailsPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'readBuyer' | 'setTaxDetails'>;
};

export const showBillingDetails = ({ accounts, provider }: BillingDetailsPorts) =>
  operation('showBillingDetails', async ({ tenant }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    return answer(200, await provider.readBuyer(customer.value));
  });

export const putBillingDetails = ({ accounts, provider }: BillingDetailsPorts) =>
  operation('putBillingDetails', async ({ tenant, body }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const set = await provider.setTaxDetails(customer.value, body);
    if (!set.ok) return refusal(set.error);
    return answer(200, await provider.readBuyer(customer.value));
  });
