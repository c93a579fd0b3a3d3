import type { DeleteFlagError, PutFlagError } from '../../core/flags/change-flags.ts';
import type { EdgeError } from './edge-error.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** Of the operators' flags, beside the conflict of versions. */
export type FlagError = Exclude<PutFlagError | DeleteFlagError, { kind: 'VersionConflict' }>;

type Kind = 'FeatureNotInPlan' | 'FeatureSwitchedOff' | FlagError['kind'];
type ErrorOf<K extends Kind> = Extract<EdgeError | FlagError, { readonly kind: K }>;

/** Why a tenant's user may not have a feature, and what is wrong with a flag. */
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
  FlagNotFound: { status: 404, type: 'not-found', title: 'Flag not found' },
  FlagLimitReached: {
    status: 409,
    type: 'flag-limit-reached',
    title: 'Flag limit reached',
    detail: ({ limit }) => `There are ${limit} flags; delete one whose feature all tenants have.`,
    extensions: ({ limit }) => ({ limit }),
  },
  FlagsTooLarge: {
    status: 413,
    type: 'flags-too-large',
    title: 'Flags too large',
    detail: ({ maxBytes }) =>
      `All flags together hold ${maxBytes} bytes; use a percentage, or overrides of the tenants' settings, in place of long lists.`,
    extensions: ({ maxBytes }) => ({ maxBytes }),
  },
};
