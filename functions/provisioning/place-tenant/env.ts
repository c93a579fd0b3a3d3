import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const placeTenantEnv = controlTableEnv.extend({
  /** The name of this cell, too, while a stage is one. */
  STAGE: z.string().min(1),
});
