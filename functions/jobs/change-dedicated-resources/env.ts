import * as z from 'zod';

export const changeDedicatedResourcesEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  TENANT_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  SILO_TEMPLATE_URL: z.url(),
  SILO_DEPLOY_ROLE_ARN: z.string().startsWith('arn:'),
  DEDICATED_RESOURCES_PROTECTION: z.enum(['on', 'off']),
  STAGE: z.string().min(1),
});
