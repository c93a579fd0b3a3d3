import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import { customerOf } from '../../../core/billing/customer-of.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type PaymentPagesPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'checkoutLink' | 'portalLink'>;
};

export const createCheckoutSession = ({ accounts, provider }: PaymentPagesPorts) =>
  operation('createCheckoutSession', async ({ tenant, body }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const link = await provider.checkoutLink(customer.value, body);
    return link.ok ? answer(200, link.value) : refusal(link.error);
  });

export const createPortalSession = ({ accounts, provider }: PaymentPagesPorts) =>
  operation('createPortalSession', async ({ tenant, body: { returnUrl } }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const link = await provider.portalLink(customer.value, returnUrl);
    return link.ok ? answer(200, link.value) : refusal(link.error);
  });
