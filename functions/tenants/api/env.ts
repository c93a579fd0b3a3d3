import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const tenantsApiEnv = controlTableEnv.extend({
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
