import { describe, expect, it } from 'vitest';
import { bar, sparkline } from '../../../cli/charts.ts';
import { csv } from '../../../cli/csv.ts';

describe('sparkline', () => {
  it('has a mark for each number, the highest for the greatest', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([700, 0, 350])).toBe('█▁▅');
  });

  it('shows anything as more than nothing, and less than nothing as nothing', () => {
    expect(sparkline([0.0001, 1_000, 0, -5])).toBe('▂█▁▁');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline([])).toBe('');
  });

  it('adds neighbours up where there are more than a line holds', () => {
    const numbers = Array.from({ length: 400 }, (_, index) => (index < 7 ? 1 : 0));
    expect(sparkline(numbers)).toBe(`█${'▁'.repeat(57)}`);
  });
});

describe('bar', () => {
  it('is as long as its share, and lighter below nothing', () => {
    expect(bar(100, 100)).toBe('█'.repeat(40));
    expect(bar(-50, 100)).toBe('▒'.repeat(20));
    expect([bar(0, 100), bar(0, 0), bar(1, 10_000)]).toEqual(['', '', '█']);
  });
});

describe('csv', () => {
  it('quotes what would break a row', () => {
    expect(
      csv([
        ['a', 'b,c', 'say "hi"', 'two\nlines'],
        [1, '-2.5', '', 'x'],
      ]),
    ).toEqual(['a,"b,c","say ""hi""","two\nlines"', '1,-2.5,,x']);
  });
});
