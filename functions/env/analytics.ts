import * as z from 'zod';
import { billingEnv } from './billing.ts';
import { usageTableEnv } from './usage-table.ts';

/** What is counted of tenants, and what they are billed. */
export const analyticsEnv = z.object({ ...billingEnv.shape, ...usageTableEnv.shape });
