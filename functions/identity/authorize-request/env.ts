import * as z from 'zod';
import { cellId } from '../../../core/tenancy/cell.ts';
import { signInEnv } from '../../env/sign-in.ts';

export const authorizeRequestEnv = signInEnv.extend({
  /** The id of this cell. */
  CELL: cellId,
  /** Of the secret that CloudFront sends; empty where none stands before the API. */
  ORIGIN_SECRET_ID: z.string().transform((id) => (id === '' ? null : id)),
});
