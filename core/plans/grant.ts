import type { FeatureOverrides } from './feature-override.ts';
import { subjectOf } from './feature.ts';

/** Whether a tenant has a feature, what decided that, and until when where it ends. */
export type Grant = {
  readonly granted: boolean;
  readonly from: 'plan' | 'override' | 'flag';
  readonly until?: Date;
};

/** All that decides about a tenant's features at one moment, for one of its users. */
export type GrantSources = {
  /** Of the tenant's version of its plan. */
  readonly planFeatures: readonly string[];
  readonly overrides: FeatureOverrides;
  readonly flags: FlagOutcomes;
};

/** What the operators' flags say for a tenant and a user; of a feature in neither list they say nothing. */
export type FlagOutcomes = { readonly on: readonly string[]; readonly off: readonly string[] };

export const NO_FLAGS: FlagOutcomes = { on: [], off: [] };

/**
 * A flag stands above an override, and an override above the plan. An override that is switched on takes
 * the place of the plan's feature on the same subject: `100_users` replaces `25_users`.
 */
export function grantOf(sources: GrantSources, feature: string): Grant {
  const { planFeatures, overrides, flags } = sources;
  if (flags.off.includes(feature)) return { granted: false, from: 'flag' };
  if (flags.on.includes(feature)) return { granted: true, from: 'flag' };

  const own = overrides.get(feature);
  if (own) return { granted: own.on, from: 'override', until: own.until };
  const replacing = overrideOnSubjectOf(feature, overrides);
  if (replacing) return { granted: false, from: 'override', until: replacing.until };

  return { granted: planFeatures.includes(feature), from: 'plan' };
}

/** Every feature that the plan, an override or a flag speaks of. */
export const grantsIn = (
  sources: GrantSources,
): readonly (Grant & { readonly feature: string })[] => {
  const { planFeatures, overrides, flags } = sources;
  const named = new Set([...planFeatures, ...overrides.keys(), ...flags.on, ...flags.off]);
  return [...named].map((feature) => ({ feature, ...grantOf(sources, feature) }));
};

export const grantedIn = (sources: GrantSources): string[] =>
  grantsIn(sources)
    .filter(({ granted }) => granted)
    .map(({ feature }) => feature);

function overrideOnSubjectOf(feature: string, overrides: FeatureOverrides) {
  const subject = subjectOf(feature);
  const [, replacing] =
    [...overrides].find(([name, { on }]) => on && subjectOf(name) === subject) ?? [];
  return replacing;
}
