import { verifyLeakReport, type LeakReporterKeys } from '../../../core/api-keys/leak-report.ts';
import {
  reportLeakedKey,
  type ReportLeakedKeyPorts,
} from '../../../core/api-keys/report-leaked-key.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';

export type ReportLeakedKeysPorts = ReportLeakedKeyPorts & { readonly reporters: LeakReporterKeys };

export const reportLeakedKeysOperation = (ports: ReportLeakedKeysPorts) =>
  operation('reportLeakedKeys', async ({ headers, rawBody, body, request }) => {
    const {
      'github-public-key-identifier': keyIdentifier,
      'github-public-key-signature': signature,
    } = headers;
    if (keyIdentifier === undefined || signature === undefined) {
      return refusal({ kind: 'LeakReportUnsigned' });
    }
    const report = { body: rawBody(), keyIdentifier, signature };
    const verified = await verifyLeakReport(ports.reporters, report);
    if (!verified.ok) return refusal(verified.error);

    const labelled = [];
    for (const found of body) labelled.push(await labelOf(ports, found, request));
    return answer(200, labelled);
  });

type Input = InputOf<'reportLeakedKeys'>;

async function labelOf(
  ports: ReportLeakedKeysPorts,
  { token, type, url }: Input['body'][number],
  request: Input['request'],
) {
  const wasKey = await reportLeakedKey(ports, { token, url, request });
  const label = wasKey ? ('true_positive' as const) : ('false_positive' as const);
  return { token_raw: token, token_type: type, label };
}
