import type { RequestOf } from '@freehold/sdk';
import { STRATEGIES } from './strategies.ts';

type Query = NonNullable<RequestOf<'listTenants'>['query']>;
export type TenantsSearch = Pick<Query, 'status' | 'plan' | 'isolation' | 'q'>;

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
export function tenantsSearch({
  status,
  plan,
  isolation,
  q,
}: Record<string, unknown>): TenantsSearch {
  const state = FILTER_STATES.find((known) => known === status);
  const strategy = STRATEGIES.find((known) => known === isolation);
  const [planId, part] = [text(plan), text(q)];
  return {
    ...(state && { status: state }),
    ...(planId !== undefined && { plan: planId }),
    ...(strategy && { isolation: strategy }),
    ...(part !== undefined && { q: part }),
  };
}
