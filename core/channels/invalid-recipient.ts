import type { Delivery } from '../mail/mailer.ts';

/** Nothing was handed over: what stands in the recipient's place is none of the channel. */
export const INVALID_RECIPIENT: Delivery = {
  kind: 'Refused',
  reason: 'InvalidRecipient',
  isTransient: false,
};
