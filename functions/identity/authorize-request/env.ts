import * as z from 'zod';
import { signInEnv } from '../../env/sign-in.ts';

export const authorizeRequestEnv = signInEnv.extend({
  /** Of the secret that CloudFront sends; empty where none stands before the API. */
  ORIGIN_SECRET_ID: z.string().transform((id) => (id === '' ? null : id)),
});
