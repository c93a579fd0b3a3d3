const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MIN_LENGTH = 3;
const MAX_LENGTH = 40;

/** Names that a host name or a path of the platform may need, or that would mislead. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'about abuse account accounts admin administrator api app apps assets auth billing blog cache ' +
    'cdn console contact dashboard dev developer developers docs email events files ' +
    'freehold ftp health help host hostmaster internal localhost login logout mail metrics mobile ' +
    'news null oauth operator operators platform postmaster prod production public root security ' +
    'session sessions signin signup smtp sso staging static status store support system tenant ' +
    'tenants test undefined usage user users web webhook webhooks webmaster www'
  ).split(' '),
);

// What Unicode's decomposition leaves as it is.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Why this cannot be a tenant's slug, as a sentence; null when it can. */
export function slugError(slug: string): string | null {
  if (slug.length < MIN_LENGTH || slug.length > MAX_LENGTH) {
    return `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.`;
  }
  if (!SLUG.test(slug)) {
    return 'Use lower-case letters, digits and single hyphens between them.';
  }
  return RESERVED.has(slug) ? `“${slug}” is reserved.` : null;
}

/** The slug of a name: always the same for the same name; it may still be no valid one. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{Mark}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return trimHyphens(trimHyphens(plain).slice(0, MAX_LENGTH));
}

const trimHyphens = (text: string) => text.replace(/^-|-$/g, '');
