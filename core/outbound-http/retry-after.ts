/** The seconds that a `Retry-After` header asks for, as seconds or as a date; none for any other text. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  if (!HTTP_DATE.test(text)) return undefined;

  const seconds = (Date.parse(text) - now.getTime()) / 1_000;
  return seconds >= 0 ? seconds : undefined;
}

/** Date.parse alone takes `-5` and `tomorrow 1` for dates. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
