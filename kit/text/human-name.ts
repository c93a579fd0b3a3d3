import { hiddenIn, showsSomething } from './visible-text.ts';

/** As people count: a letter with its marks, or an emoji of several characters, is one. */
export const MAX_NAME_LETTERS = 100;

/** The longest emoji are spelt with 15 units; without a bound, one letter might bear a million marks. */
export const MAX_NAME_UNITS = 16 * MAX_NAME_LETTERS;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A name in the one form it is kept in. */
export const toName = (text: string): string => text.trim().normalize('NFC');

/** Why people could not read or tell this name, to follow “it”; undefined where they can. */
export function nameError(name: string): string | undefined {
  if (name === '') return 'must not be empty';
  if (name.length > MAX_NAME_UNITS) return TOO_LONG;
  const hidden = /[\r\n]/.test(name) ? 'a line break' : hiddenIn(name);
  if (hidden) return `holds ${hidden}, which cannot be seen`;
  if (name.includes('\ufffd')) return 'holds U+FFFD, which stands for a letter that was lost';
  if (!showsSomething(name)) return 'has no letter, digit or sign that can be seen';
  return [...letters.segment(name)].length > MAX_NAME_LETTERS ? TOO_LONG : undefined;
}

const TOO_LONG = `has more than ${MAX_NAME_LETTERS} characters`;
