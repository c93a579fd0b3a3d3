import { useTexts } from '../texts/use-texts.ts';

/** A moment in the reader's zone, with UTC on hover. */
export function Time({ at }: { readonly at: string }) {
  const { lang } = useTexts();
  const locale = navigator.language.startsWith(lang) ? navigator.language : lang;
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time
      dateTime={at}
      title={`${at.replace('T', ' ').replace('Z', '')} UTC`}
      className="tabular-nums"
    >
      {shown.format(new Date(at))}
    </time>
  );
}
