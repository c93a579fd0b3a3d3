import type { InvoiceDocument } from '../../../core/billing/documents/invoice-document.ts';
import {
  findDocument,
  type FindDocumentPorts,
} from '../../../core/billing/documents/find-document.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type ShowInvoicePdfPorts = FindDocumentPorts & {
  readonly renderPdf: (document: InvoiceDocument, issuedAt: Date) => Promise<Uint8Array>;
};

export const showInvoicePdf = ({ renderPdf, ...ports }: ShowInvoicePdfPorts) =>
  operation('showInvoicePdf', async ({ tenant, params: { invoiceId } }) => {
    const found = await findDocument(ports, tenant.tenantId, invoiceId);
    if (!found.ok) return refusal(found.error);
    const { invoice, document } = found.value;
    const issuedAt = invoice.transitions.finalizedAt ?? invoice.createdAt;
    return answer(200, await renderPdf(document, issuedAt), { 'content-type': 'application/pdf' });
  });
