import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { usageExportPorts } from '../../../adapters/billing/usage-export-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { exportDueUsage } from '../../../core/billing/usage/export-due-usage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_UNEXPORTED_USAGE } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { exportUsageEnv } from './env.ts';
import { reportRefused } from './report-refused.ts';

const settings = readEnv(exportUsageEnv);
const documentClient = documents();
const ports = {
  ...billingPorts(settings, bundledPlatformConfig(), { documents: documentClient }),
  ...usageExportPorts(settings, documentClient),
  onRefused: reportRefused,
};

/** Each minute: exports what was sealed since; whose billing provider does not answer is put off. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.usageExported, failed: LOG.usageNotExported },
    oldest: OLDEST_UNEXPORTED_USAGE,
    now: ports.now,
  },
  ({ deadline, onError }) => exportDueUsage({ ...ports, onError }, deadline),
);
