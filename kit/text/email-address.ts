import { domainToASCII } from 'node:url';
import validator from 'validator/lib/isEmail.js';

/** It is the user's name in Cognito, which takes no more. */
export const MAX_ADDRESS_LENGTH = 128;

/**
 * SES takes ASCII alone, and a domain in letters in its `xn--` form.
 * https://docs.aws.amazon.com/ses/latest/dg/send-email-formatted.html
 */
const RULES = { allow_utf8_local_part: false, blacklisted_chars: '"' };

/** The address as it is kept: a domain in letters (`müller.example`) becomes `xn--mller-kva.example`. */
export function toAddress(text: string): string {
  const [, local = '', domain = ''] =
    /^(.*)@([\p{Letter}\p{Mark}\p{Number}.-]+)$/u.exec(text.trim()) ?? [];
  return local && !isAscii(domain) ? `${local}@${domainToASCII(domain)}` : text.trim();
}

/** Whether the platform can write to it, and its owner can sign in with it. */
export const isAddress = (address: string): boolean =>
  address.length <= MAX_ADDRESS_LENGTH && isAscii(address) && validator.default(address, RULES);

const isAscii = (text: string): boolean => /^[\x21-\x7e]*$/.test(text);
