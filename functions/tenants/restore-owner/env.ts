import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const restoreOwnerEnv = controlTableEnv.extend({
  /** Where the tenant's programs find the API; the mail tells it. */
  API_URL: z.url(),
});
