import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStorageSize, parseStorageSize } from '../../../core/plans/storage-size.ts';

describe('parseStorageSize', () => {
  it.each([
    ['1mb', 1_048_576],
    ['10gb', 10_737_418_240],
    ['100gb', 107_374_182_400],
    ['1tb', 1_099_511_627_776],
  ])('reads %s as %d bytes', (text, bytes) => {
    expect(parseStorageSize(text)).toBe(bytes);
  });

  it.each([
    '',
    '10',
    'gb',
    '0gb',
    '010gb',
    '-1gb',
    '1.5tb',
    '10 gb',
    '10GB',
    '10gbx',
    '10kb',
    'xgb',
  ])('refuses %j', (text) => {
    expect(parseStorageSize(text)).toBeNull();
  });

  it('refuses what a number cannot hold exactly', () => {
    expect(parseStorageSize('8191tb')).toBe(8191 * 1024 ** 4);
    expect(parseStorageSize('8192tb')).toBeNull();
    expect(parseStorageSize(`${'9'.repeat(400)}gb`)).toBeNull();
  });

  it('gives the bytes that are formatted back to the same size', () => {
    const sizes = fc.record({
      amount: fc.integer({ min: 1, max: 1023 }),
      unit: fc.constantFrom('mb', 'gb', 'tb'),
    });
    fc.assert(
      fc.property(sizes, ({ amount, unit }) => {
        const text = `${amount}${unit}`;
        expect(formatStorageSize(parseStorageSize(text) ?? -1)).toBe(text);
      }),
    );
  });

  it('gives a positive safe integer or null for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = parseStorageSize(text);
        expect(bytes === null || (Number.isSafeInteger(bytes) && bytes > 0)).toBe(true);
      }),
    );
  });
});

describe('formatStorageSize', () => {
  it('names odd amounts in bytes', () => {
    expect(formatStorageSize(1025)).toBe('1025 bytes');
  });
});
