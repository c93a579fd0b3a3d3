import { describe, expect, it } from 'vitest';
import { timeZoneErrors, timeZoneOf } from '../../../core/tenants/time-zone.ts';
import { objectErrors } from '../../../core/tenants/draft-errors.ts';

describe('settings.timeZone', () => {
  it('is a name of the IANA list', () => {
    expect(timeZoneErrors({})).toEqual([]);
    expect(timeZoneErrors({ timeZone: 'Pacific/Kiritimati' })).toEqual([]);
    for (const timeZone of ['Berlin', '', 7, null, { name: 'UTC' }]) {
      expect(objectErrors({ settings: { timeZone } })).toMatchObject([
        { pointer: '/settings/timeZone' },
      ]);
    }
  });

  it('is UTC where nothing is said', () => {
    expect(timeZoneOf({ settings: {} })).toBe('UTC');
    expect(timeZoneOf({ settings: { timeZone: 'Europe/Berlin' } })).toBe('Europe/Berlin');
  });
});
