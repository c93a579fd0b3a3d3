import { passwordFaults } from '../identity/password-policy.ts';
import { findPlan } from '../plans/plan.ts';
import { featureOverrideFaults } from './feature-override-faults.ts';
import type { FieldFault } from './field-fault.ts';
import { jsonObjectFault } from './json-object-fault.ts';
import { slugFault, slugOf } from './slug.ts';
import type { TenantDraft } from './tenant-draft.ts';
import type { TenantRules } from './tenant-rules.ts';

/**
 * Everything in a draft that the platform cannot accept. The draft may be a part of one: what is
 * absent is not judged, so that a caller hears of all faults at once whatever else is malformed.
 */
export function draftFaults(draft: Partial<TenantDraft>, rules: TenantRules): FieldFault[] {
  return [
    ...at('/slug', slugFaults(draft)),
    ...at('/plan', planFault(draft, rules)),
    ...at('/adminPassword', passwordFault(draft)),
    ...at('/region', regionFault(draft, rules)),
    ...objectFaults(draft),
  ];
}

/** Everything wrong with the settings and metadata of a tenant, new or changed. */
export const objectFaults = ({
  settings,
  metadata,
}: Pick<TenantDraft, 'settings' | 'metadata'>): FieldFault[] => [
  ...at('/settings', settings && jsonObjectFault(settings)),
  ...(settings ? featureOverrideFaults(settings) : []),
  ...at('/metadata', metadata && jsonObjectFault(metadata)),
];

const at = (pointer: string, detail: string | null | undefined): FieldFault[] =>
  detail ? [{ pointer, detail }] : [];

function slugFaults({ slug, name }: Partial<TenantDraft>): string | null {
  if (slug !== undefined) return slugFault(slug);
  if (name === undefined) return null;

  const derived = slugFault(slugOf(name));
  return derived && `None can be made of the name: give one. ${derived}`;
}

function passwordFault({ adminPassword }: Partial<TenantDraft>): string | null {
  return adminPassword === undefined ? null : passwordFaults(adminPassword).join(' ');
}

function planFault({ plan }: Partial<TenantDraft>, { plans }: TenantRules): string | null {
  if (plan === undefined || findPlan(plans, plan)) return null;
  return `There is no such plan; there is ${Object.keys(plans).join(', ')}.`;
}

/** The request's own, above the plan's, above the platform's. */
export function isolationOf(
  { isolation, plan }: Pick<TenantDraft, 'isolation' | 'plan'>,
  { plans, defaultPlan, isolationStrategy }: TenantRules,
) {
  return isolation ?? findPlan(plans, plan ?? defaultPlan)?.isolationStrategy ?? isolationStrategy;
}

function regionFault(draft: Partial<TenantDraft>, rules: TenantRules): string | null {
  const { region } = draft;
  if (region === undefined || region === rules.region) return null;
  if (isolationOf(draft, rules) !== 'separate_database') {
    return `Only a tenant with a database of its own can be outside ${rules.region}.`;
  }
  if (rules.siloRegions.includes(region)) return null;
  const regions = [...new Set([rules.region, ...rules.siloRegions])];
  return `Tenants of this platform can be in ${regions.join(', ')}.`;
}
