import { isTimeZone } from '../../kit/is-time-zone.ts';
import type { FieldError } from './field-error.ts';
import type { JsonObject } from './tenant.ts';

export const DEFAULT_TIME_ZONE = 'UTC';

/** What is wrong with `settings.timeZone`, in which the tenant's days and months of usage are. */
export function timeZoneErrors({ timeZone }: JsonObject): FieldError[] {
  if (timeZone === undefined || (typeof timeZone === 'string' && isTimeZone(timeZone))) return [];
  return [
    { pointer: '/settings/timeZone', detail: 'Give a name of the IANA list: “Europe/Berlin”.' },
  ];
}

export const timeZoneOf = ({ settings }: { readonly settings: JsonObject }): string =>
  typeof settings.timeZone === 'string' && isTimeZone(settings.timeZone)
    ? settings.timeZone
    : DEFAULT_TIME_ZONE;
