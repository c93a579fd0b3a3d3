/**
 * The value of a header as RFC 2047 writes it: as it is where it is printable ASCII, else in encoded words, so that
 * no line break can end the header. `=?` would be read as the beginning of an encoded word.
 */
export const headerText = (text: string): string => (isPlain(text) ? text : encodedWords(text));

export const isPlain = (text: string): boolean =>
  /^[\x20-\x7e]*$/.test(text) && !text.includes('=?');

/** An encoded word has 75 characters at most (RFC 2047, section 2): 12 of them frame 60 of base64. */
const WORD_BYTES = 45;

export function encodedWords(text: string): string {
  const words = [''];
  for (const character of text) {
    const last = words.length - 1;
    const longer = `${words[last] ?? ''}${character}`;
    if (Buffer.byteLength(longer) <= WORD_BYTES) words[last] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** What `encodedWords` wrote, as people read it: the blank between two words is none (RFC 2047, section 6.2). */
export const decodedWords = (header: string): string =>
  header
    .replace(/\?= (?==\?UTF-8\?B\?)/g, '?=')
    .replace(/=\?UTF-8\?B\?([\w+/=]+)\?=/g, (_, base64: string) =>
      Buffer.from(base64, 'base64').toString(),
    );
