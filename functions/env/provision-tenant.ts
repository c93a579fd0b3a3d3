import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** What starts the machine of provisionings. */
export const provisionTenantEnv = controlTableEnv.extend({
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
});
