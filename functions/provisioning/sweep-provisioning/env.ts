import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const sweepProvisioningEnv = controlTableEnv.extend({
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
});
