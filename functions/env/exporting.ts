import { billingEnv } from './billing.ts';
import { usageTableEnv } from './usage-table.ts';

/** What reads the sealed usage, and reaches the billing provider. */
export const exportingEnv = billingEnv.extend(usageTableEnv.shape);
