import { controlTableEnv } from './control-table.ts';
import { usageTableEnv } from './usage-table.ts';

export const edgeEnv = controlTableEnv.extend(usageTableEnv.shape);
