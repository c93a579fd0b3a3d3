import type { BillingAccounts } from '../../../core/billing/billing-accounts.ts';
import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import { customerOf } from '../../../core/billing/customer-of.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { entryPrefixOf, paidBackIn } from '../../../core/billing/ledger/paid-back.ts';
import type { Ledger } from '../../../core/billing/ledger/ledger.ts';
import { toInvoiceView, toPaidBackView } from './invoice-view.ts';

export type ReadInvoicesPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'listInvoices' | 'readInvoice' | 'previewInvoice'>;
};

export type GetInvoicePorts = ReadInvoicesPorts & { readonly ledger: Pick<Ledger, 'entriesOf'> };

/** More than one invoice ever has. */
const ENTRIES_READ = 100;

export const listInvoices = ({ accounts, provider }: ReadInvoicesPorts) =>
  listOperation('listInvoices', {
    isKey: (after): after is string => /^\w{1,100}$/.test(after),
    async load({ tenant }, page) {
      const customer = await customerOf(accounts, tenant.tenantId);
      return customer.ok ? provider.listInvoices(customer.value, page) : refusal(customer.error);
    },
    toView: toInvoiceView,
  });

export const getInvoice = ({ accounts, provider, ledger }: GetInvoicePorts) =>
  operation('getInvoice', async ({ tenant, params: { invoiceId } }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const invoice = await provider.readInvoice(customer.value, invoiceId);
    if (!invoice) return refusal({ kind: 'InvoiceNotFound' });
    const { items } = await ledger.entriesOf(tenant.tenantId, {
      ...{ limit: ENTRIES_READ, after: entryPrefixOf(invoiceId) },
    });
    const paidBack = paidBackIn(items.filter((entry) => entry.invoiceId === invoiceId));
    return answer(200, { ...toInvoiceView(invoice), paidBack: paidBack.map(toPaidBackView) });
  });

export const previewInvoice = ({ accounts, provider }: ReadInvoicesPorts) =>
  operation('previewInvoice', async ({ tenant }) => {
    const customer = await customerOf(accounts, tenant.tenantId);
    if (!customer.ok) return refusal(customer.error);
    const invoice = await provider.previewInvoice(customer.value);
    return invoice ? answer(200, toInvoiceView(invoice)) : refusal({ kind: 'InvoiceNotFound' });
  });
