import { describe, expect, it } from 'vitest';
import { failureLine, slowestOf } from '../../../local/tally.ts';

const run = (...seconds: readonly number[]) => ({
  passed: 1,
  failures: [],
  files: seconds.map((one) => ({ name: `took-${one}`, seconds: one })),
});

describe('the slowest files of a run', () => {
  it('are the ten longest of all its parts, the longest first', () => {
    const lines = slowestOf([run(1, 30, 2.25), { passed: 3, failures: [] }, run(100, 20)]);
    expect(lines).toEqual([
      'The 5 slowest files of 5:',
      '   100.0 s  took-100',
      '    30.0 s  took-30',
      '    20.0 s  took-20',
      '     2.3 s  took-2.25',
      '     1.0 s  took-1',
    ]);
    const many = Array.from({ length: 40 }, (_, at) => at);
    expect(slowestOf([run(...many)])).toHaveLength(11);
  });

  it('are not listed where there is one', () => {
    expect(slowestOf([run(7)])).toEqual([]);
  });
});

describe('a failure', () => {
  it('is told with the first line of its reason, as far as it is read at a glance', () => {
    expect(failureLine('records lose none', 'Error: 502\n    at call')).toBe(
      'records lose none: Error: 502',
    );
    expect(failureLine('records', 'x'.repeat(1_000))).toHaveLength('records: '.length + 200);
    expect(failureLine('vitest itself')).toBe('vitest itself');
  });
});
