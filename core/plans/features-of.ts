import { parseFeature, subjectOf } from './feature.ts';
import type { Plan } from './plan.ts';

/**
 * The features a tenant has: those of its plan, with the overrides of its `settings.features`
 * (`{ "api_access": true, "custom_domain": false }`) applied.
 *
 * Settings are written by operators only, so an override may go beyond the plan. An override that
 * is switched on takes the place of the plan's feature on the same subject: `100_users` replaces
 * `25_users`. Anything but a readable name with true or false is passed over: settings are checked
 * when they are written, and a sign-in must not fail because of them.
 */
export function featuresOf(
  plan: Pick<Plan, 'features'>,
  tenantSettings: Readonly<Record<string, unknown>>,
): string[] {
  const overrides = featureOverrides(tenantSettings);
  const added = overrides.filter(([, isOn]) => isOn).map(([name]) => name);
  const removed = new Set(overrides.filter(([, isOn]) => !isOn).map(([name]) => name));
  const replaced = new Set(added.map(subjectOf));

  const kept = plan.features.filter((name) => !removed.has(name) && !replaced.has(subjectOf(name)));
  return [...kept, ...added];
}

/** The readable overrides of a tenant's settings, each switched on or off. */
export function featureOverrides(settings: Readonly<Record<string, unknown>>): [string, boolean][] {
  const { features } = settings;
  if (typeof features !== 'object' || features === null || Array.isArray(features)) return [];

  return Object.entries(features).filter(
    (entry): entry is [string, boolean] =>
      typeof entry[1] === 'boolean' && parseFeature(entry[0]).ok,
  );
}
