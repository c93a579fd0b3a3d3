import * as z from 'zod';
import { isAddress, MAX_ADDRESS_LENGTH, toAddress } from '../../kit/text/email-address.ts';

/** An address as the API takes it (docs/api.md, "Addresses"). */
export const emailAddress = z
  .string()
  .overwrite(toAddress)
  .refine(isAddress, { error: 'must be an e-mail address' })
  .meta({ format: 'email', maxLength: MAX_ADDRESS_LENGTH });
