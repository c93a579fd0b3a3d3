import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';
import { tenantPlaneEnv } from './tenant-plane.ts';

/** What a function needs that makes and deletes tenants' dedicated resources. */
export const dedicatedResourcesEnv = z.object({
  ...controlTableEnv.shape,
  ...tenantPlaneEnv.shape,
  /** The template of a tenant's own stack, as it was deployed with this function. */
  SILO_TEMPLATE_URL: z.url(),
  /** As whom CloudFormation makes it. */
  SILO_DEPLOY_ROLE_ARN: z.string().startsWith('arn:'),
  DEDICATED_RESOURCES_PROTECTION: z.enum(['on', 'off']),
});
