import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where the secret of a first API key is kept, encrypted. */
export const firstKeyEnv = controlTableEnv.extend({
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
