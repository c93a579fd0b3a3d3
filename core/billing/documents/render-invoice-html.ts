import { escapeHtml as escaped } from '../../../kit/text/escape-html.ts';
import type { DocumentLine, InvoiceDocument, Row } from './invoice-document.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 2rem 0; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
address { font-style: normal; white-space: pre-line; margin: 1rem 0; }`;

/** A page that stands alone: it loads nothing, and nothing in it is a script. */
export const renderInvoiceHtml = (document: InvoiceDocument): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(document.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(document.title)}</h1>
<address>${document.seller.map(escaped).join('\n')}</address>
<p>${document.facts.map(({ label, value }) => `${label}: ${escaped(value)}`).join('<br>\n')}</p>
<h2>Billed to</h2>
<address>${document.buyer.map(escaped).join('\n')}</address>
<table>
<thead>
<tr><th>Description</th><th>Period</th><th class="number">Quantity</th><th class="number">Amount</th></tr>
</thead>
<tbody>
${document.lines.map(lineRow).join('\n')}
</tbody>
<tfoot>
${document.totals.map(totalRow).join('\n')}
</tfoot>
</table>
</body>
</html>
`;

const lineRow = ({ description, period, quantity, amount }: DocumentLine) =>
  `<tr><td>${escaped(description)}</td><td>${period}</td>${number(quantity)}${number(amount)}</tr>`;

const totalRow = ({ label, value }: Row) =>
  `<tr><th scope="row" colspan="3">${label}</th>${number(value)}</tr>`;

const number = (text: string) => `<td class="number">${escaped(text)}</td>`;
