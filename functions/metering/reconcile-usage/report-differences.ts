import type { Difference, DueDay } from '../../../core/metering/reconcile-usage.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { USAGE_DIFFERS } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

/** Enough to see what is the matter. */
const SHOWN = 10;

export const reportDifferences = (due: DueDay, differences: readonly Difference[]): void =>
  logger.error(LOG.usageDiffers, {
    ...due,
    windows: differences.length,
    differences: differences.slice(0, SHOWN),
    ...countFields(USAGE_DIFFERS),
  });
