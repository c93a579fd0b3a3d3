import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const createApiKeyEnv = controlTableEnv.extend({
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
