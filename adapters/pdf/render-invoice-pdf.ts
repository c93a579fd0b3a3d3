import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { InvoiceDocument } from '../../core/billing/documents/invoice-document.ts';

const A4 = { width: 595.28, height: 841.89 };
const MARGIN = 50;
const LINE = 16;
const COLUMNS = { description: MARGIN, period: 260, quantity: 440, amount: A4.width - MARGIN };

type Fonts = { readonly normal: PDFFont; readonly bold: PDFFont };

/**
 * The invoice on as many pages as it needs. The same invoice is always the same file. Letters that the font of
 * every reader has not are shown as `?`: the page in HTML has them all.
 */
export async function renderInvoicePdf(
  document: InvoiceDocument,
  issuedAt: Date,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(document.title);
  pdf.setCreationDate(issuedAt);
  pdf.setModificationDate(issuedAt);
  const fonts = {
    normal: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  };
  const writer = new PageWriter(pdf, fonts);
  writeHead(writer, document);
  writeLines(writer, document);
  return pdf.save();
}

function writeHead(writer: PageWriter, { title, facts, seller, buyer }: InvoiceDocument) {
  writer.line([{ text: title, at: MARGIN }], { isBold: true });
  for (const text of seller) writer.line([{ text, at: MARGIN }]);
  writer.line([]);
  for (const { label, value } of facts) writer.line([{ text: `${label}: ${value}`, at: MARGIN }]);
  writer.line([]);
  writer.line([{ text: 'Billed to', at: MARGIN }], { isBold: true });
  for (const text of buyer) writer.line([{ text, at: MARGIN }]);
  writer.line([]);
}

function writeLines(writer: PageWriter, { lines, totals }: InvoiceDocument) {
  const head = { description: 'Description', period: 'Period', quantity: 'Quantity' };
  writer.line(cellsOf({ ...head, amount: 'Amount' }), { isBold: true });
  for (const line of lines) writer.line(cellsOf(line));
  writer.line([]);
  for (const { label, value } of totals) {
    writer.line(cellsOf({ description: label, period: '', quantity: '', amount: value }));
  }
}

type Cell = { readonly text: string; readonly at: number; readonly isRight?: boolean };

const cellsOf = (row: InvoiceDocument['lines'][number]): Cell[] => [
  { text: row.description, at: COLUMNS.description },
  { text: row.period, at: COLUMNS.period },
  { text: row.quantity, at: COLUMNS.quantity, isRight: true },
  { text: row.amount, at: COLUMNS.amount, isRight: true },
];

/** Writes down the page, and goes on with another one where it is full. */
class PageWriter {
  readonly #pdf: PDFDocument;
  readonly #fonts: Fonts;
  #page: PDFPage;
  #y = A4.height - MARGIN;

  constructor(pdf: PDFDocument, fonts: Fonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#page = pdf.addPage([A4.width, A4.height]);
  }

  line(cells: readonly Cell[], { isBold = false } = {}) {
    if (this.#y < MARGIN) {
      this.#page = this.#pdf.addPage([A4.width, A4.height]);
      this.#y = A4.height - MARGIN;
    }
    const font = isBold ? this.#fonts.bold : this.#fonts.normal;
    for (const { text, at, isRight } of cells) {
      const shown = encodable(text, font);
      const x = isRight ? at - font.widthOfTextAtSize(shown, 9) : at;
      this.#page.drawText(shown, { x, y: this.#y, size: 9, font });
    }
    this.#y -= LINE;
  }
}

function encodable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(text, (sign) => (known.has(sign.codePointAt(0) ?? 0) ? sign : '?')).join('');
}
