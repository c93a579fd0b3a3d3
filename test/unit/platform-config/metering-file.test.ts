import { describe, expect, it } from 'vitest';
import { parsePlatformConfig } from '../../../core/platform-config/parse-platform-config.ts';
import { PLATFORM_METERS } from '../../../core/metering/meter.ts';
import { PLATFORM, platformFileWith } from './platform-file-value.ts';

const meter = {
  name: 'Mails',
  event_type: 'mail.sent',
  aggregation: 'sum',
  value: '$.size',
  unit: 'byte',
};
const parsed = (metering: unknown) =>
  parsePlatformConfig(platformFileWith({ at: [...PLATFORM, 'metering'], to: metering }));
const errorsOf = (meters: unknown) => {
  const result = parsed({ meters });
  return result.ok
    ? []
    : result.error.map(({ path, message }) => `${path.slice(2).join('.')} ${message}`);
};

describe('platform.metering', () => {
  it('adds meters to those that the platform has, with what is not said', () => {
    const result = parsed({ meters: { mails: { ...meter, dimensions: { region: '$.region' } } } });
    if (!result.ok) throw new Error('It is right.');
    expect(result.value.metering).toMatchObject({
      graceHours: 72,
      meters: {
        ...PLATFORM_METERS,
        mails: { id: 'mails', eventType: 'mail.sent', rounding: { decimals: 0, mode: 'half_up' } },
      },
    });
  });

  it('is there where the file says nothing', () => {
    const result = parsePlatformConfig(platformFileWith());
    expect(result.ok && Object.keys(result.value.metering.meters)).toEqual(
      Object.keys(PLATFORM_METERS),
    );
  });

  it('is refused with all that is wrong with it', () => {
    const without = Object.fromEntries(Object.entries(meter).filter(([key]) => key !== 'value'));
    expect(
      errorsOf({
        api_calls: meter,
        'Mails-sent': meter,
        counted: { ...meter, aggregation: 'count' },
        summed: without,
        unique: { ...meter, aggregation: 'unique_count', dimensions: { a: '$.a' } },
        own: { ...meter, event_type: 'freehold.mails' },
        path: { ...meter, value: 'size' },
        many: {
          ...meter,
          dimensions: Object.fromEntries(
            ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, '$.a']),
          ),
        },
      }).toSorted(),
    ).toEqual([
      'meters.Mails-sent must be a name in lower case such as mails_sent, at most 40 characters',
      'meters.api_calls is a meter that the platform has by itself',
      'meters.counted.value is of no use to a count: remove it',
      'meters.many.dimensions must be at most 5',
      'meters.own.event_type begins with `freehold`, which the platform keeps to itself',
      'meters.path.value must be a path into the event’s data, such as $.size or $.items[0].size',
      'meters.summed needs a value for sum',
      'meters.unique.dimensions are not taken of unique values: those of two groups do not add up',
    ]);
  });
});
