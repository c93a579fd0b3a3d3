import { describe, expect, it } from 'vitest';
import { optionalIfMatch, requiredIfMatch } from '../../../kit/lambda/conditional.ts';

const headers = (value?: string) => ({
  headers: value === undefined ? {} : { 'if-match': value },
});

describe('If-Match', () => {
  it('names a version by its entity tag', () => {
    expect(optionalIfMatch(headers('"3"'))).toEqual({ ok: true, value: [3] });
    expect(requiredIfMatch(headers(' "3" '))).toEqual({ ok: true, value: [3] });
  });

  it('of * is met by every version, as without the header', () => {
    expect(optionalIfMatch(headers('*'))).toEqual({ ok: true, value: null });
    expect(optionalIfMatch(headers())).toEqual({ ok: true, value: null });
  });

  it('is missed where it is required, and may be * there too', () => {
    expect(requiredIfMatch(headers())).toMatchObject({ ok: false, error: { status: 428 } });
    expect(requiredIfMatch(headers('*'))).toEqual({ ok: true, value: null });
  });

  it.each([
    ['"1", "3"', [1, 3]],
    ['"1","3" ,"5"', [1, 3, 5]],
    [', "3", ,', [3]],
    ['W/"1", "3"', [3]],
    ['"of another server", "3", "0"', [3]],
    ['"a,b", "3"', [3]],
  ])('of %s is a list, of which our tags count', (value, versions) => {
    expect(optionalIfMatch(headers(value))).toEqual({ ok: true, value: versions });
    expect(requiredIfMatch(headers(value))).toEqual({ ok: true, value: versions });
  });

  it.each([
    'W/"3"',
    '3',
    '"03"',
    '"0"',
    '"-1"',
    '"9999999999999999"',
    '',
    '"3"; x',
    '"1" "3"',
    '*, "3" x',
    ',',
  ])('of %s matches no version', (value) => {
    expect(optionalIfMatch(headers(value))).toMatchObject({ ok: false, error: { status: 412 } });
  });
});
