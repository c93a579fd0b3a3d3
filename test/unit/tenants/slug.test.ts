import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugError, slugOf } from '../../../core/tenants/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Acme', 'acme'],
    ['Acme, Inc.', 'acme-inc'],
    ["O'Reilly & Söhne GmbH", 'oreilly-sohne-gmbh'],
    ['Straße Łódź Ærø', 'strasse-lodz-aero'],
    ['  --Déjà   Vu--  ', 'deja-vu'],
    ['ﬁne ２', 'fine-2'],
    ['word '.repeat(20), 'word-word-word-word-word-word-word-word'],
  ])('makes of %j the slug %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(slugError(slug)).toBeNull();
  });

  it('makes a slug of any name, or one that is refused, and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(40);
        expect(slugOf(name)).toBe(slug);
      }),
    );
  });
});
