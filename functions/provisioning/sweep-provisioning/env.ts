import * as z from 'zod';

export const sweepProvisioningEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  PROVISION_TENANT_MACHINE_ARN: z.string().startsWith('arn:'),
});
