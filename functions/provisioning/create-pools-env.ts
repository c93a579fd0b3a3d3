import * as z from 'zod';
import { controlTableEnv } from '../env/control-table.ts';

/** Of the functions that make user pools. */
export const createPoolsEnv = controlTableEnv.extend({
  /** Of the domain that Cognito sends the pools' own mails from. */
  /** Empty where SES sends no mails of the platform. */
  SES_IDENTITY_ARN: z.union([z.literal(''), z.string().startsWith('arn:')]),
  /** Stands in the pools' names and tags. */
  STAGE: z.string().min(1),
});
