import { fail, ok, type Result } from '../../kit/result.ts';
import { showsSomething, withoutHidden } from '../../kit/text/visible-text.ts';

export type UnusableName = { readonly kind: 'UnusableName'; readonly maxLength: number };

export const MAX_NAME_LENGTH = 200;

const SEPARATORS = /[/\\]/g;

/** The name as it is kept: in one Unicode form, without paths and what shows nothing. */
export function fileNameOf(text: string): Result<string, UnusableName> {
  const name = withoutHidden(text.toWellFormed().normalize('NFC')).replace(SEPARATORS, '_').trim();

  const isUsable =
    showsSomething(name) && !/^\.+$/.test(name) && Array.from(name).length <= MAX_NAME_LENGTH;
  return isUsable ? ok(name) : fail({ kind: 'UnusableName', maxLength: MAX_NAME_LENGTH });
}
