import * as z from 'zod';

export const advanceJobEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  TENANT_TABLE_NAME: z.string().min(1),
  FILES_BUCKET_NAME: z.string().min(1),
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  COLD_START_SECONDS: z.coerce.number().int().positive(),
  LONGEST_WRITE_SECONDS: z.coerce.number().int().positive(),
  UPLOAD_LINK_SECONDS: z.coerce.number().int().positive(),
  LONGEST_UPLOAD_SECONDS: z.coerce.number().int().positive(),
  STAGE: z.string().min(1),
});
