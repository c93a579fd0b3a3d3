/**
 * What shows nothing, or turns the text around it: controls, bidi overrides, zero-width spaces, fillers. Joiners
 * and variation selectors stay, for Persian, Devanagari and emoji are spelt with them; tags within a flag alone.
 */
const EMOJI_OR_HIDDEN =
  /\p{RGI_Emoji}|(?<hidden>[[\p{Control}\p{Surrogate}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Line_Separator}\p{Paragraph_Separator}\u2800]--[\u200c\u200d\p{Variation_Selector}]])/gv;

const VISIBLE =
  /[[\p{Letter}\p{Number}\p{Punctuation}\p{Symbol}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v;

/** The text without what shows nothing. */
export const withoutHidden = (text: string): string =>
  text.replace(EMOJI_OR_HIDDEN, (match: string, hidden?: string) => (hidden ? '' : match));

/** The first character that shows nothing, as `U+202E`; undefined where there is none. */
export function hiddenIn(text: string): string | undefined {
  const [found] = [...text.matchAll(EMOJI_OR_HIDDEN)].flatMap(({ groups }) => groups?.hidden ?? []);
  return found && codePoint(found);
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export const showsSomething = (text: string): boolean => VISIBLE.test(text);
