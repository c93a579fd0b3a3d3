/** A link that a template made: to a page of the web, and nothing that would run. */
export function safeLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  return ['https:', 'http:'].includes(new URL(link).protocol) ? link : undefined;
}
