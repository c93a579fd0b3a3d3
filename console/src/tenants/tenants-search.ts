import type { RequestOf } from '@freehold/sdk';

type Query = NonNullable<RequestOf<'listTenants'>['query']>;
export type TenantsSearch = Pick<Query, 'status' | 'plan' | 'q'>;

export const FILTER_STATES = [
  'active',
  'provisioning',
  'failed',
  'suspended',
  'terminated',
] as const satisfies readonly Query['status'][];

export const MAX_FILTER_LETTERS = 100;

const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, MAX_FILTER_LETTERS) : undefined;

/** What of the list's URL counts; anything else in it is dropped. */
export function tenantsSearch({ status, plan, q }: Record<string, unknown>): TenantsSearch {
  const state = FILTER_STATES.find((known) => known === status);
  const [planId, part] = [text(plan), text(q)];
  return {
    ...(state && { status: state }),
    ...(planId !== undefined && { plan: planId }),
    ...(part !== undefined && { q: part }),
  };
}
