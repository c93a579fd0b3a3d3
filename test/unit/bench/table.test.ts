import { describe, expect, it } from 'vitest';
import { toCellText, toMarkdown, toText } from '../../bench/table.ts';

const table = {
  title: 'Sizes',
  columns: ['function', 'KB', 'note'],
  rows: [
    ['records/api', 413, ''],
    ['a|b', 9.876, 'over'],
  ],
};

describe('a table', () => {
  it('stands aligned in a terminal, numbers to the right', () => {
    expect(toText(table)).toBe(
      [
        'Sizes',
        'function       KB  note',
        '-----------  ----  ----',
        'records/api   413',
        'a|b          9.88  over',
      ].join('\n'),
    );
  });

  it('is Markdown with numbers to the right and no cell that ends early', () => {
    expect(toMarkdown(table)).toBe(
      [
        '**Sizes**',
        '',
        '| function | KB | note |',
        '| --- | --: | --- |',
        '| records/api | 413 |  |',
        '| a\\|b | 9.88 | over |',
      ].join('\n'),
    );
  });
});

describe('a cell', () => {
  it('shows three digits of a fraction and all of a whole number', () => {
    expect([0.01234, 12.345, 123.45, 12345, 1234.5].map(toCellText)).toEqual([
      '0.0123',
      '12.3',
      '123',
      '12,345',
      '1,235',
    ]);
  });
});
