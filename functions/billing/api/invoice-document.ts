import {
  findDocument,
  type FindDocumentPorts,
} from '../../../core/billing/documents/find-document.ts';
import { renderInvoiceHtml } from '../../../core/billing/documents/render-invoice-html.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

/** As the page says of itself, whatever a proxy or a reader makes of it. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const showInvoiceDocument = (ports: FindDocumentPorts) =>
  operation('showInvoiceDocument', async ({ tenant, params: { invoiceId } }) => {
    const found = await findDocument(ports, tenant.tenantId, invoiceId);
    if (!found.ok) return refusal(found.error);
    return answer(200, renderInvoiceHtml(found.value.document), {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    });
  });
