import { describe, expect, it } from 'vitest';
import { nameError, toName } from '../../../kit/text/human-name.ts';

const FAMILY = '👩\u200d👩\u200d👧\u200d👦';
const ENGLAND = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
const errorOf = (text: string) => nameError(toName(text));

describe('a name that people read', () => {
  it.each([
    'Acme',
    'Müller & Söhne',
    'می\u200cخواهم',
    'न्\u200dय क्षत्रिय',
    '株式会社日本',
    FAMILY,
    ENGLAND,
    '❤\ufe0f Bakery',
    '7',
    '!!!',
    'é'.normalize('NFD'),
    'x'.repeat(100),
    FAMILY.repeat(100),
    '👨🏿\u200d❤\ufe0f\u200d💋\u200d👨🏿'.repeat(100),
    'क्षि'.repeat(100),
  ])('may be %j', (text) => {
    expect(errorOf(text)).toBeUndefined();
  });

  it.each([
    ['', 'must not be empty'],
    ['  ', 'must not be empty'],
    ['\u200b\u200b', 'holds U+200B, which cannot be seen'],
    ['\u3164', 'holds U+3164, which cannot be seen'],
    ['\u2800', 'holds U+2800, which cannot be seen'],
    ['\u00ad\u00ad', 'holds U+00AD, which cannot be seen'],
    ['Acme\u202eknab', 'holds U+202E, which cannot be seen'],
    ['Ac\u2066me', 'holds U+2066, which cannot be seen'],
    ['Acme\u{e0041}', 'holds U+E0041, which cannot be seen'],
    ['half \ud83d', 'holds U+D83D, which cannot be seen'],
    ['two\nlines', 'holds a line break, which cannot be seen'],
    ['\u200d\ufe0f', 'has no letter, digit or sign that can be seen'],
    ['M\ufffdller', 'holds U+FFFD, which stands for a letter that was lost'],
    ['x'.repeat(101), 'has more than 100 characters'],
    [FAMILY.repeat(101), 'has more than 100 characters'],
    [`a${'\u0301'.repeat(10_000)}`, 'has more than 100 characters'],
  ])('may not be %j', (text, error) => {
    expect(errorOf(text)).toBe(error);
  });

  it('is kept in one form', () => {
    expect(toName(' Mu\u0308ller ')).toBe('Müller');
  });
});
