import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where entries are written, and where the keys of what is encrypted beside them are. */
export const auditLogEnv = controlTableEnv.extend({
  AUDIT_TABLE_NAME: z.string().min(1),
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
