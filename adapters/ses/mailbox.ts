import { encodedWords, isPlain } from '../../kit/text/encoded-words.ts';

export type Mailbox = { readonly name?: string | undefined; readonly address: string };

/**
 * A mailbox as a header writes it: the name in quotes, or beyond ASCII as encoded words. SES encodes none itself.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_Destination.html
 */
export const formatMailbox = ({ name, address }: Mailbox): string =>
  name ? `${isPlain(name) ? quoted(name) : encodedWords(name)} <${address}>` : address;

/** RFC 5322, section 3.2.4. */
const quoted = (name: string): string => `"${name.replace(/["\\]/g, '\\$&')}"`;
