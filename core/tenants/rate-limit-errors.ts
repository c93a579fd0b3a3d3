import { jsonPointer } from '../../kit/json-pointer.ts';
import { rateLimitOverride } from '../rate-limits/rate-limit-override.ts';
import type { FieldError } from './field-error.ts';
import type { JsonObject } from './tenant.ts';

/** What is wrong with `settings.rateLimits`, by which a tenant may make more or fewer requests than by its plan. */
export function rateLimitErrors({ rateLimits }: JsonObject): FieldError[] {
  if (rateLimits === undefined) return [];
  const { error } = rateLimitOverride.safeParse(rateLimits);
  return (error?.issues ?? []).map(({ path }) => ({
    pointer: jsonPointer('settings', 'rateLimits', ...path.map(String)),
    detail:
      'Give {"perHour": 5000, "perMinute": 500}, each a whole number from 1, and “until” a time.',
  }));
}
