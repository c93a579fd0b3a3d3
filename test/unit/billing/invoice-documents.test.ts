import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from '../../../adapters/pdf/render-invoice-pdf.ts';
import { invoiceDocument } from '../../../core/billing/documents/invoice-document.ts';
import { renderInvoiceHtml } from '../../../core/billing/documents/render-invoice-html.ts';
import { anInvoice } from '../../support/billing/an-invoice.ts';

const address = { line1: 'Ring 1', city: 'Wien', postalCode: '1010', country: 'AT' };
const acme = { name: 'Łódź & <b>株式会社</b>', email: 'a@acme.example', address };
const parties = {
  seller: 'Platform Ltd',
  buyer: { ...acme, taxId: { type: 'eu_vat', value: 'ATU1' } },
};
const document = (changes: Parameters<typeof anInvoice>[0] = {}) =>
  invoiceDocument(anInvoice(changes), parties);
const ISSUED = new Date('2027-03-01T00:00:00Z');

describe('an invoice as a document', () => {
  it('shows every line and a sum that adds up', () => {
    const { lines, totals } = document({ cents: 10_000n, discount: 2_000n, tax: 1_520n });
    const shown = { description: 'Pro', quantity: '1', amount: '$100.00' };
    expect(lines).toEqual([{ ...shown, period: '2027-03-01 to 2027-04-01' }]);
    expect(totals.map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Subtotal $100.00',
      'Discount -$20.00',
      'Tax $15.20',
      'Total $95.20',
      'Amount due $95.20',
    ]);
  });

  it('tells what it leaves in the tenant’s favour', () => {
    const rows = document({ cents: -500n }).totals.map(({ label, value }) => `${label} ${value}`);
    expect(rows).toEqual(['Subtotal -$5.00', 'Total -$5.00', 'Balance $5.00', 'Amount due $0.00']);
  });

  it('is a page in which no name is markup, and which runs and loads nothing', () => {
    const html = renderInvoiceHtml(document());
    expect(html).toContain('Łódź &amp; &lt;b&gt;株式会社&lt;/b&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain('<b>');
  });

  it('is the same PDF each time, on as many pages as it needs', async () => {
    const first = await renderInvoicePdf(document(), ISSUED);
    expect(first).toEqual(await renderInvoicePdf(document(), ISSUED));
    expect(Buffer.from(first.slice(0, 5)).toString()).toBe('%PDF-');

    const [line] = document().lines;
    const long = { ...document(), lines: Array.from({ length: 100 }, () => line ?? never()) };
    const pdf = await PDFDocument.load(await renderInvoicePdf(long, ISSUED));
    expect(pdf.getPageCount()).toBe(3);
    expect(pdf.getTitle()).toBe('Invoice in_1');
  });
});

const never = () => {
  throw new Error('An invoice has a line.');
};
