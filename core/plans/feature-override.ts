import * as z from 'zod';
import { featureName } from './feature-name.ts';
import { parseFeature } from './feature.ts';

const EXPLANATION = 'must be true, false or { on: true, until: "2027-01-31T00:00:00Z" }';

const switched = z
  .strictObject({ on: z.boolean(), until: z.iso.datetime({ offset: true }) })
  .meta({ description: 'On or off until that moment; then it counts no more.' });

/** How a tenant's settings switch one feature against its plan: for good, or until a moment. */
export const featureOverride = z.union([z.boolean(), switched], { error: EXPLANATION });

/** `settings.features` of a tenant: what is switched on or off against its plan. */
export const featureOverrides = z
  .record(featureName, featureOverride)
  .meta({ description: "Features switched on or off against the tenant's plan." });

export type FeatureOverride = { readonly on: boolean; readonly until?: Date };
export type FeatureOverrides = ReadonlyMap<string, FeatureOverride>;

/**
 * The overrides of `settings.features` that are in force at that moment. What cannot be read is passed
 * over: settings are checked when they are written, and a sign-in must not fail because of them.
 */
export function overridesAt(now: Date, features: unknown): FeatureOverrides {
  if (typeof features !== 'object' || features === null || Array.isArray(features)) {
    return new Map();
  }
  const readable = Object.entries(features).flatMap(([name, value]) => {
    const override = parseFeature(name).ok ? overrideOf(value) : undefined;
    return override ? [[name, override] as const] : [];
  });
  return new Map(readable.filter(([, { until }]) => until === undefined || now < until));
}

function overrideOf(value: unknown): FeatureOverride | undefined {
  const { success, data } = featureOverride.safeParse(value);
  if (!success) return undefined;
  return typeof data === 'boolean' ? { on: data } : { on: data.on, until: new Date(data.until) };
}
