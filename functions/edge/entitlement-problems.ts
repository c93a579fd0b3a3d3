import type { EdgeError } from './edge-error.ts';
import type { ProblemEntry } from './problem-entry.ts';

type Kind = 'FeatureNotInPlan' | 'FeatureSwitchedOff';
type ErrorOf<K extends Kind> = Extract<EdgeError, { readonly kind: K }>;

/** Why a tenant's user may not have a feature. */
export const entitlementProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  FeatureNotInPlan: {
    status: 403,
    type: 'feature-not-in-plan',
    title: 'Feature not in plan',
    detail: ({ feature, plans }) =>
      plans.length > 0
        ? `The plans ${plans.join(', ')} include ${feature}.`
        : `No plan includes ${feature}.`,
    extensions: ({ feature, plans }) => ({ feature, plans }),
  },
  FeatureSwitchedOff: {
    status: 403,
    type: 'feature-switched-off',
    title: 'Feature switched off',
    detail: ({ feature }) => `The operator of the platform has switched ${feature} off.`,
    extensions: ({ feature }) => ({ feature }),
  },
};
