import { fail, ok, type Result } from '../kit/result.ts';

/** The noun that docs/add-a-feature.md is written with. */
const EXAMPLE = 'reminder';

/** Plurals of another form would need a name of their own in the guide. */
const NOUN = /^(?<singular>[a-z]{2,30}[a-rt-z])s$/;

/** The guide to a feature, for another noun; fails for one that its file and type names cannot be made of. */
export function namedGuide(
  guide: string,
  noun: string,
): Result<string, { readonly reason: string }> {
  const singular = NOUN.exec(noun)?.groups?.singular;
  if (singular === undefined) {
    return fail({
      reason: `Name the feature by one lower-case noun in the plural, such as "${EXAMPLE}s": npm run new-feature -- ${EXAMPLE}s`,
    });
  }
  return ok(guide.replaceAll(EXAMPLE, singular).replaceAll(capital(EXAMPLE), capital(singular)));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
