import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where a tenant's storage is counted, and what is told of it written. */
export const storageQuotaEnv = controlTableEnv.extend({ USAGE_TABLE_NAME: z.string().min(1) });
