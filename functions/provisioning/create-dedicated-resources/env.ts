import * as z from 'zod';

export const createDedicatedResourcesEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  TENANT_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  /** The template of a tenant's own stack, as it was deployed with this function. */
  SILO_TEMPLATE_URL: z.url(),
  /** As whom CloudFormation makes it. */
  SILO_DEPLOY_ROLE_ARN: z.string().startsWith('arn:'),
  DEDICATED_RESOURCES_PROTECTION: z.enum(['on', 'off']),
  /** Stands in the stores' names and tags. */
  STAGE: z.string().min(1),
});

/** What Lambda itself gives every function. */
export const lambdaEnv = z.object({ AWS_REGION: z.string().min(1) });
