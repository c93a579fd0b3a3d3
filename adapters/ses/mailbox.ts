export type Mailbox = { readonly name?: string | undefined; readonly address: string };

/**
 * A mailbox as a header writes it: the name in quotes, or beyond ASCII as encoded words. SES encodes none itself.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_Destination.html
 */
export const formatMailbox = ({ name, address }: Mailbox): string =>
  name ? `${isPlain(name) ? quoted(name) : encodedWords(name)} <${address}>` : address;

/** `=?` would be read as the beginning of an encoded word. */
const isPlain = (name: string): boolean => /^[\x20-\x7e]*$/.test(name) && !name.includes('=?');

/** RFC 5322, section 3.2.4. */
const quoted = (name: string): string => `"${name.replace(/["\\]/g, '\\$&')}"`;

/** An encoded word has 75 characters at most (RFC 2047, section 2): 12 of them frame 60 of base64. */
const WORD_BYTES = 45;

function encodedWords(name: string): string {
  const words = [''];
  for (const character of name) {
    const last = words.length - 1;
    const longer = `${words[last] ?? ''}${character}`;
    if (Buffer.byteLength(longer) <= WORD_BYTES) words[last] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
