import { passwordErrors } from '../passwords/password-policy.ts';
import { findPlan } from '../plans/plan.ts';
import { featureOverrideErrors } from './feature-override-errors.ts';
import type { FieldError } from './field-error.ts';
import { integrationErrors } from './integration-errors.ts';
import { jsonObjectError } from './json-object-error.ts';
import { rateLimitErrors } from './rate-limit-errors.ts';
import { slugError, slugOf } from './slug.ts';
import { timeZoneErrors } from './time-zone.ts';
import type { TenantDraft } from './tenant-draft.ts';
import type { NewTenantRules, TenantRules } from './tenant-rules.ts';

/**
 * Everything in a draft that the platform cannot accept. The draft may be a part of one: what is
 * absent is not validated, so that a caller hears of all errors at once whatever else is malformed.
 */
export function draftErrors(
  draft: Partial<TenantDraft>,
  rules: TenantRules | NewTenantRules,
): FieldError[] {
  return [
    ...at('/slug', slugErrors(draft)),
    ...at('/plan', planError(draft, rules)),
    ...at('/adminPassword', passwordError(draft)),
    ...at('/region', regionError(draft, rules)),
    ...at('/cell', cellError(draft, rules)),
    ...objectErrors(draft),
    ...integrationErrors(draft, rules),
  ];
}

/** Everything wrong with the settings and metadata of a tenant, new or changed. */
export const objectErrors = ({
  settings,
  metadata,
}: Pick<TenantDraft, 'settings' | 'metadata'>): FieldError[] => [
  ...at('/settings', settings && jsonObjectError(settings)),
  ...(settings
    ? [
        ...featureOverrideErrors(settings),
        ...rateLimitErrors(settings),
        ...timeZoneErrors(settings),
      ]
    : []),
  ...at('/metadata', metadata && jsonObjectError(metadata)),
];

const at = (pointer: string, detail: string | null | undefined): FieldError[] =>
  detail ? [{ pointer, detail }] : [];

function slugErrors({ slug, name }: Partial<TenantDraft>): string | null {
  if (slug !== undefined) return slugError(slug);
  if (name === undefined) return null;

  const derived = slugError(slugOf(name));
  return derived && `None can be made of the name: give one. ${derived}`;
}

function passwordError({ adminPassword }: Partial<TenantDraft>): string | null {
  return adminPassword === undefined ? null : passwordErrors(adminPassword).join(' ');
}

function cellError(
  { cell }: Partial<TenantDraft>,
  rules: TenantRules | NewTenantRules,
): string | null {
  // Of a move no cell is asked: a tenant stays in its own.
  if (cell === undefined || !('cell' in rules) || cell === rules.cell) return null;
  return `This is ${rules.cell}: ask the API of ${cell}.`;
}

function planError({ plan }: Partial<TenantDraft>, { plans }: TenantRules): string | null {
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

function regionError(draft: Partial<TenantDraft>, rules: TenantRules): string | null {
  const { region } = draft;
  if (region === undefined || region === rules.region) return null;
  if (isolationOf(draft, rules) !== 'separate_database') {
    return `Only a tenant with a database of its own can be outside ${rules.region}.`;
  }
  if (rules.siloRegions.includes(region)) return null;
  const regions = [...new Set([rules.region, ...rules.siloRegions])];
  return `Tenants of this platform can be in ${regions.join(', ')}.`;
}
