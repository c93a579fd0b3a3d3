import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

/** Whose chains there are, where they are, and what their ends are signed with and kept in. */
export const anchorHeadsEnv = controlTableEnv.extend({
  AUDIT_TABLE_NAME: z.string().min(1),
  ANCHORS_BUCKET_NAME: z.string().min(1),
  ANCHOR_KEY_ARN: z.string().startsWith('arn:'),
});
