import { signInEnv } from '../../env/sign-in.ts';
import * as z from 'zod';

export const identityApiEnv = signInEnv.extend({
  /** Encrypts what clients keep for the user directory: refresh tokens and sessions of challenges. */
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
