import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { invoiceParams } from './schemas.ts';

const pdf = z.string().meta({
  id: 'InvoicePdf',
  description: 'A document in PDF',
  format: 'binary',
  examples: ['%PDF-1.7'],
});

export const billingDocumentsContract = {
  showInvoicePdf: {
    summary: 'Get an invoice as PDF',
    description:
      'As the platform writes it; where the provider has one of its own, the invoice has its link.',
    tags: ['Billing'],
    params: invoiceParams,
    answers: { 200: { description: 'The document', body: pdf, contentType: 'application/pdf' } },
    refusals: ['BillingNotReady', 'InvoiceNotFound'],
  },
} satisfies Contracts<'billing/documents'>;
