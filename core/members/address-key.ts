import { toAddress } from '../../kit/text/email-address.ts';

/** An address as it is compared: the same person whatever the case of letters or the form of the domain. */
export const addressKey = (email: string): string => toAddress(email).toLowerCase();
