import { fail, ok, type Result } from '../../kit/result.ts';

export type UnusableName = { readonly kind: 'UnusableName'; readonly maxLength: number };

export const MAX_NAME_LENGTH = 200;

/** What prints nothing, or turns the direction of the text around it. */
const INVISIBLE = /[\p{Control}\p{Bidi_Control}\u200b\u2060\ufeff\ufffe\uffff]/gu;
const SEPARATORS = /[/\\]/g;

/** The name as it is kept: in one Unicode form, without paths and invisible characters. */
export function fileNameOf(text: string): Result<string, UnusableName> {
  const name = text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(SEPARATORS, '_')
    .trim();

  const isUsable = name !== '' && !/^\.+$/.test(name) && Array.from(name).length <= MAX_NAME_LENGTH;
  return isUsable ? ok(name) : fail({ kind: 'UnusableName', maxLength: MAX_NAME_LENGTH });
}
