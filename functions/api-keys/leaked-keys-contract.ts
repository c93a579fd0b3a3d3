import type { Contracts } from '../edge/operation-contract.ts';
import { leakReportBody, leakReportHeaders, leakReportView } from './leak-schemas.ts';

export const leakedKeysContract = {
  reportLeakedKeys: {
    summary: 'Report API keys that were found in public',
    description:
      'For GitHub’s secret scanning, in its format and with its signature. Each key is revoked and its tenant’s owners are told by mail; again changes nothing.',
    headers: leakReportHeaders,
    body: leakReportBody,
    answers: { 200: { description: 'Which of them were keys', body: leakReportView } },
    refusals: ['LeakReportUnsigned'],
  },
} satisfies Contracts<'api-keys/report-leaked-keys'>;
