import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const onMemberRemovedEnv = z.object({ ...tenantPlaneEnv.shape, ...controlTableEnv.shape });

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['member.removed'] as const;
