import * as z from 'zod';
import { TENANT_STATES, type TenantState } from '../../core/tenants/tenant.ts';
import { pageQuery } from '../edge/request-schemas.ts';
import { isolation, plan } from './schemas.ts';

/** Erased ones stand in no list. */
const isListed = (state: TenantState): state is Exclude<TenantState, 'erased'> =>
  state !== 'erased';
export const TENANT_FILTERS = [...TENANT_STATES.filter(isListed), 'failed'] as const;

export const tenantsQuery = pageQuery.extend({
  status: z
    .enum(TENANT_FILTERS)
    .optional()
    .meta({
      description: 'Only tenants in this state; `failed`: those whose provisioning failed',
      examples: ['active'],
    }),
  plan: plan.optional().meta({ description: 'Only tenants of this plan', examples: ['pro'] }),
  isolation: isolation.optional().meta({
    description: 'Only tenants whose data is isolated so',
    examples: ['separate_database'],
  }),
  q: z
    .string()
    .trim()
    .min(1, 'Give at least one character.')
    .max(100, 'Use at most 100 characters.')
    .optional()
    .meta({ description: 'Part of the name or the slug, in any case', examples: ['acm'] }),
});
