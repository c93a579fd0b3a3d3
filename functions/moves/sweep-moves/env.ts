import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const sweepMovesEnv = controlTableEnv.extend({
  MOVE_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
});
