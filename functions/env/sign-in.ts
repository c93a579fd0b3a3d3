import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where tokens and pools are known: the registry, and the operators' own pool. */
export const signInEnv = controlTableEnv.extend({
  OPERATOR_USER_POOL_ID: z.string().min(1),
  OPERATOR_CLIENT_ID: z.string().min(1),
});

/** Of a function that signs in. */
export const signInSecretsEnv = signInEnv.extend({
  /** Encrypts what clients keep for the user directory: refresh tokens and sessions of challenges. */
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
