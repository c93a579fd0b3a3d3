import { fail, ok, type Result } from '../../../kit/result.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingAccounts } from '../billing-accounts.ts';
import type { BillingProvider } from '../billing-provider.ts';
import { customerOf, type BillingNotReady, type InvoiceNotFound } from '../customer-of.ts';
import type { Invoice } from '../invoice.ts';
import { invoiceDocument, type InvoiceDocument } from './invoice-document.ts';

export type FindDocumentPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'readInvoice' | 'readBuyer'>;
  /** As whom the platform sends invoices. */
  readonly seller: string;
};

type Found = { readonly invoice: Invoice; readonly document: InvoiceDocument };

/** A tenant's invoice as it is written down, with its buyer as it is known now. */
export async function findDocument(
  { accounts, provider, seller }: FindDocumentPorts,
  tenantId: TenantId,
  invoiceId: string,
): Promise<Result<Found, BillingNotReady | InvoiceNotFound>> {
  const customer = await customerOf(accounts, tenantId);
  if (!customer.ok) return customer;
  const invoice = await provider.readInvoice(customer.value, invoiceId);
  if (!invoice) return fail({ kind: 'InvoiceNotFound' });
  const buyer = await provider.readBuyer(customer.value);
  return ok({ invoice, document: invoiceDocument(invoice, { seller, buyer }) });
}
