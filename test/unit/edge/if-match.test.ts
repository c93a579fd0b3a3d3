import { describe, expect, it } from 'vitest';
import { versionsIn, versionToChange } from '../../../functions/edge/if-match.ts';

describe('If-Match', () => {
  it.each([
    ['"3"', [3]],
    [' "3" ', [3]],
    ['*', null],
    ['"1", "3"', [1, 3]],
    ['"1","3" ,"5"', [1, 3, 5]],
    [', "3" ,', [3]],
    ['"of another server", "3", "0"', [3]],
    ['"a,b", "3"', [3]],
    ['"03"', []],
    ['"-1"', []],
    ['"9999999999999999"', []],
  ])('of %s names versions by their entity tags', (header, versions) => {
    expect(versionsIn(header)).toEqual({ ok: true, value: versions });
  });

  it.each([
    ['W/"3"', [3]],
    ['W/"1", "3"', [1, 3]],
  ])(
    'of %s counts a weak tag, which a cache makes of ours, like the strong one',
    (header, versions) => {
      expect(versionsIn(header)).toEqual({ ok: true, value: versions });
    },
  );

  it.each(['3', '"3"; x', '"1" "3"', '*, "3" x', '', ',', "'3'", 'w/"3"'])(
    'of %s is malformed',
    (header) => {
      expect(versionsIn(header)).toMatchObject({ ok: false });
    },
  );
});

describe('the version to change', () => {
  const present = (version?: number) => () => Promise.resolve(version);

  it('is the only admitted one, whatever the present one is', async () => {
    expect(await versionToChange([7], present(3))).toEqual({ ok: true, value: 7 });
  });

  it('is the present one where any, or it among others, is admitted', async () => {
    expect(await versionToChange(null, present(3))).toEqual({ ok: true, value: 3 });
    expect(await versionToChange([1, 3], present(3))).toEqual({ ok: true, value: 3 });
    expect(await versionToChange([1, 3], present())).toEqual({ ok: true, value: undefined });
  });

  it('is none where others are admitted', async () => {
    expect(await versionToChange([1, 2], present(3))).toMatchObject({ ok: false });
  });
});
