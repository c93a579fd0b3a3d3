import * as z from 'zod';

export const sweepMovesEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  MOVE_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
});
