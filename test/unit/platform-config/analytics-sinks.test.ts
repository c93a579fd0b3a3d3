import { describe, expect, it } from 'vitest';
import { accepted, platformFileWith, problemsWith, SERVICES } from './platform-file-value.ts';

describe('where tracked events go', () => {
  it('is several sinks at once, one without a list, or none', () => {
    const at = [...SERVICES, 'analytics'];
    const providersOf = (to: unknown) =>
      accepted(platformFileWith({ at, to })).services.analytics.map(({ provider }) => provider);
    const segment = { provider: 'segment', write_key: '${SEGMENT_WRITE_KEY}' };
    expect(providersOf([{ provider: 's3' }, segment])).toEqual(['s3', 'segment']);
    expect(providersOf(segment)).toEqual(['segment']);
    expect(providersOf({ provider: 'none' })).toEqual([]);
    expect(providersOf([])).toEqual([]);
  });

  it.each([
    [[...SERVICES, 'analytics', 'provider'], 'kafka', 'must be one of none, s3, segment'],
    [[...SERVICES, 'analytics', 'url'], 'here', 'services.analytics.url'],
    [
      [...SERVICES, 'analytics'],
      [{ provider: 'segment' }],
      'services.analytics[0].write_key is missing',
    ],
    [
      [...SERVICES, 'analytics'],
      [{ provider: 's3' }, { provider: 's3' }],
      'services.analytics must name each provider once',
    ],
    [[...SERVICES, 'analytics'], [{ provider: 'none' }], 'must be one of s3, segment'],
  ])('explains what is wrong with %j being %j', (at, to, problem) => {
    const problems = problemsWith({ at, to });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});
