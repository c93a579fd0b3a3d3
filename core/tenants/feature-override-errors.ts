import { jsonPointer } from '../../kit/json-pointer.ts';
import { parseFeature } from '../plans/feature.ts';
import type { FieldError } from './field-error.ts';
import type { JsonObject } from './tenant.ts';

/** What is wrong with `settings.features`, where a tenant gets more or less than its plan grants. */
export function featureOverrideErrors({ features }: JsonObject): FieldError[] {
  if (features === undefined) return [];
  if (typeof features !== 'object' || features === null || Array.isArray(features)) {
    return [{ pointer: '/settings/features', detail: 'Give an object of feature names.' }];
  }
  return Object.entries(features).flatMap(([name, isOn]) => {
    const pointer = jsonPointer('settings', 'features', name);
    const feature = parseFeature(name);
    if (!feature.ok) return [{ pointer, detail: `Not a feature: ${feature.error.explanation}.` }];
    return typeof isOn === 'boolean' ? [] : [{ pointer, detail: 'Switch it with true or false.' }];
  });
}
