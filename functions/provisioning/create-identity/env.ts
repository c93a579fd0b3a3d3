import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';

export const createIdentityEnv = controlTableEnv.extend({
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
  /** Of the domain that Cognito sends the pools' own mails from. */
  SES_IDENTITY_ARN: z.string().startsWith('arn:'),
  /** Stands in the pools' names and tags. */
  STAGE: z.string().min(1),
});
