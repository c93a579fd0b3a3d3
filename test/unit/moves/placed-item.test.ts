import { describe, expect, it } from 'vitest';
import { toCopy, toPlacedItem, type Image } from '../../../adapters/dynamodb/moves/placed-item.ts';

const keys = { pk: { S: 'T#1' }, sk: { S: 'rec_1' } };
const contentOf = (image: Image) => toPlacedItem({ ...keys, ...image }).content;

describe('an item as a move compares it', () => {
  it('is the same in whatever order its members come', () => {
    const one = {
      a: { N: '1' },
      b: { M: { x: { S: 'x' }, y: { BOOL: true } } },
      s: { SS: ['p', 'q'] },
    };
    const other = {
      s: { SS: ['q', 'p'] },
      b: { M: { y: { BOOL: true }, x: { S: 'x' } } },
      a: { N: '1' },
    };
    expect(contentOf(one)).toBe(contentOf(other));
  });

  it.each([
    [
      'a digit beyond a double’s',
      { a: { N: '12345678901234567890' } },
      { a: { N: '12345678901234567891' } },
    ],
    ['a type', { a: { N: '1' } }, { a: { S: '1' } }],
    ['a byte', { a: { B: new Uint8Array([1, 2]) } }, { a: { B: new Uint8Array([1, 3]) } }],
    [
      'the order of a list',
      { a: { L: [{ N: '1' }, { N: '2' }] } },
      { a: { L: [{ N: '2' }, { N: '1' }] } },
    ],
    ['a member that is null', { a: { NULL: true } }, {}],
  ])('differs by %s', (_what, one, other) => {
    expect(contentOf(one)).not.toBe(contentOf(other));
  });

  it('tells its key and when it expires', () => {
    expect(toPlacedItem({ ...keys, expiresAt: { N: '17' } })).toMatchObject({
      key: 'rec_1',
      expiresAt: 17,
    });
  });

  it('is the same as a copy of it, which says which version was copied', () => {
    const image = { ...keys, version: { N: '3' } };
    expect(toCopy(image)).toEqual({ ...image, copiedVersion: { N: '3' } });
    expect(contentOf(toCopy(image))).toBe(contentOf(image));
    expect(toPlacedItem(toCopy(image)).image).toEqual(image);
    expect(toCopy(keys)).toEqual(keys);
  });
});
