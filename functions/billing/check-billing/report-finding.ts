import type { BillingFinding } from '../../../core/billing/check/billing-finding.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { BILLING_FINDINGS } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

/** Amounts as texts: a log entry is JSON, which knows no whole numbers of any size. */
export const reportFinding = ({ tenantId, problem }: BillingFinding): void =>
  logger.error(LOG.billingFinding, {
    tenantId,
    ...Object.fromEntries(
      Object.entries(problem).map(([name, value]) => [
        name,
        typeof value === 'bigint' ? String(value) : (value as unknown),
      ]),
    ),
    ...countFields(BILLING_FINDINGS),
  });
