import { describe, expect, it } from 'vitest';
import { formatMailbox } from '../../../adapters/ses/mailbox.ts';

const ADDRESS = 'no-reply@freehold.example';
const written = (name?: string) => formatMailbox({ name, address: ADDRESS });

/** The name as a mail program reads it: RFC 2047 leaves out the blank between two encoded words. */
function readName(mailbox: string): string {
  const phrase = mailbox.replace(` <${ADDRESS}>`, '');
  if (phrase.startsWith('"')) return phrase.slice(1, -1).replace(/\\(.)/g, '$1');
  return phrase
    .split(' ')
    .map((word) => /^=\?UTF-8\?B\?(?<text>[\w+/=]+)\?=$/.exec(word)?.groups?.text ?? '')
    .map((text) => Buffer.from(text, 'base64').toString())
    .join('');
}

describe('formatMailbox', () => {
  it.each([
    ['Freehold', `"Freehold" <${ADDRESS}>`],
    ['Freehold, Inc.', `"Freehold, Inc." <${ADDRESS}>`],
    ['A "B" C', `"A \\"B\\" C" <${ADDRESS}>`],
    ['Back\\', `"Back\\\\" <${ADDRESS}>`],
    ['Müller & Söhne', `=?UTF-8?B?TcO8bGxlciAmIFPDtmhuZQ==?= <${ADDRESS}>`],
    ['🚀 Rockets', `=?UTF-8?B?8J+agCBSb2NrZXRz?= <${ADDRESS}>`],
    ['Acme\r\nBcc: all', `=?UTF-8?B?QWNtZQ0KQmNjOiBhbGw=?= <${ADDRESS}>`],
    ['日本', `=?UTF-8?B?5pel5pys?= <${ADDRESS}>`],
    ['=?UTF-8?Q?Bank?=', `=?UTF-8?B?PT9VVEYtOD9RP0Jhbms/PQ==?= <${ADDRESS}>`],
  ])('writes %j so that mail programs read it', (name, mailbox) => {
    expect(written(name)).toBe(mailbox);
    expect(readName(mailbox)).toBe(name);
  });

  it('writes the address alone where there is no name', () => {
    expect(written()).toBe(ADDRESS);
  });

  it('cuts a long name into words of at most 75 characters, between letters', () => {
    const name = '株式会社'.repeat(25);
    const words = written(name).split(' ').slice(0, -1);
    expect(words.length).toBeGreaterThan(1);
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75);
    expect(readName(written(name))).toBe(name);
  });
});
