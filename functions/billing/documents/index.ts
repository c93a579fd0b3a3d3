import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { renderInvoicePdf } from '../../../adapters/pdf/render-invoice-pdf.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { billingDocumentsContract } from '../documents-contract.ts';
import { billingDocumentsEnv } from './env.ts';
import { showInvoicePdf } from './show-invoice-pdf.ts';

const config = bundledPlatformConfig();
const ports = {
  ...billingPorts(readEnv(billingDocumentsEnv), config),
  ...{ seller: config.name, renderPdf: renderInvoicePdf },
};

export const handler = apiHandler<'billing/documents'>(
  billingDocumentsContract,
  { showInvoicePdf: showInvoicePdf(ports) },
  edgePorts(readEnv(edgeEnv)),
);
