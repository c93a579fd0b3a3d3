import { jsonPointer } from '../../kit/json-pointer.ts';
import { featureOverride } from '../plans/feature-override.ts';
import { parseFeature } from '../plans/feature.ts';
import type { FieldError } from './field-error.ts';
import type { JsonObject } from './tenant.ts';

const FORM = 'Give true, false or {"on": true, "until": "2027-01-31T00:00:00Z"}.';

/** What is wrong with `settings.features`, where a tenant gets more or less than its plan grants. */
export function featureOverrideErrors({ features }: JsonObject): FieldError[] {
  if (features === undefined) return [];
  if (typeof features !== 'object' || features === null || Array.isArray(features)) {
    return [{ pointer: '/settings/features', detail: 'Give an object of feature names.' }];
  }
  return Object.entries(features).flatMap(([name, value]) => {
    const pointer = jsonPointer('settings', 'features', name);
    const feature = parseFeature(name);
    if (!feature.ok) return [{ pointer, detail: `Not a feature: ${feature.error.explanation}.` }];
    return featureOverride.safeParse(value).success ? [] : [{ pointer, detail: FORM }];
  });
}
