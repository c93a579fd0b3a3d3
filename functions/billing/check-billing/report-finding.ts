import {
  problemInTexts,
  type BillingFinding,
} from '../../../core/billing/check/billing-finding.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { BILLING_FINDINGS } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

export const reportFinding = ({ tenantId, problem }: BillingFinding): void =>
  logger.error(LOG.billingFinding, {
    tenantId,
    ...problemInTexts(problem),
    ...countFields(BILLING_FINDINGS),
  });
