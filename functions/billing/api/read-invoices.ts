import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import { customerOf } from '../../../core/billing/customer-of.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { toInvoiceView } from './invoice-view.ts';
import { withAdjustments, type AdjustmentPorts } from './with-adjustments.ts';

export type ReadInvoicesPorts = AdjustmentPorts & {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'listInvoices' | 'readInvoice' | 'previewInvoice'>;
};

export const listInvoices = ({ accounts, provider }: Omit<ReadInvoicesPorts, 'exports'>) =>
  listOperation('listInvoices', {
    isKey: (after): after is string => /^\w{1,100}$/.test(after),
    async load({ tenant }, page) {
      const customer = await customerOf(accounts, tenant.tenantId);
      return customer.ok ? provider.listInvoices(customer.value, page) : refusal(customer.error);
    },
    toView: toInvoiceView,
  });

export const getInvoice = ({ accounts, provider, exports }: ReadInvoicesPorts) =>
  operation('getInvoice', async ({ tenant, params: { invoiceId } }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const invoice = await provider.readInvoice(customer.value, invoiceId);
    if (!invoice) return refusal({ kind: 'InvoiceNotFound' });
    return answer(200, await withAdjustments({ exports }, tenant.tenantId, invoice));
  });

export const previewInvoice = ({ accounts, provider, exports }: ReadInvoicesPorts) =>
  operation('previewInvoice', async ({ tenant }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const invoice = await provider.previewInvoice(customer.value);
    if (!invoice) return refusal({ kind: 'InvoiceNotFound' });
    return answer(200, await withAdjustments({ exports }, tenant.tenantId, invoice));
  });
