import * as z from 'zod';
import { LEVELS } from '../../core/product-analytics/level.ts';

/** Where tracked events are kept one by one. */
export const analyticsLakeEnv = z.object({ ANALYTICS_BUCKET_NAME: z.string().min(1) });

/** How long they are kept: as long as the highest level keeps its metrics. */
export const LAKE_DAYS = LEVELS.enterprise.retentionDays;
