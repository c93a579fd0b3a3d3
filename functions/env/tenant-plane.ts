import * as z from 'zod';

/** Where tenants' data is, and the role of the sessions that reach it. */
export const tenantPlaneEnv = z.object({
  TENANT_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  /** Stands in the names and tags of tenants' resources. */
  STAGE: z.string().min(1),
});
