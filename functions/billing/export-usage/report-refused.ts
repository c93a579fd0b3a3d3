import type { ExportUsagePorts } from '../../../core/billing/usage/export-usage.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { USAGE_REFUSED } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

export const reportRefused: ExportUsagePorts['onRefused'] = (tenantId, report, reason) => {
  const { identifier, meter } = report;
  const counted = countFields(USAGE_REFUSED);
  logger.error(LOG.usageRefused, { tenantId, identifier, meter, reason, ...counted });
};
