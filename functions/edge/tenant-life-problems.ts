import type { ChangePlanError } from '../../core/tenant-life/change-plan.ts';
import type { Overrun } from '../../core/tenant-life/plan-uses.ts';
import type { RestoreTenantError } from '../../core/tenant-life/restore-tenant.ts';
import type { TerminateTenantError } from '../../core/tenant-life/terminate-tenant.ts';
import type { LifeTransition } from '../../core/tenants/possible-now.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What steps in a tenant's life are refused for. */
export type TenantLifeError = ChangePlanError | RestoreTenantError | TerminateTenantError;

type Own = Extract<
  TenantLifeError,
  { readonly kind: 'TransitionNotPossible' | 'PlanTooSmall' | 'AlreadyOnPlan' }
>;

/** As the routes and the commands name them. */
const ROUTES: Readonly<Record<LifeTransition, string>> = {
  suspend: 'suspend',
  resume: 'resume',
  changePlan: 'plan',
  terminate: 'terminate',
  restore: 'restore',
  erase: 'erase',
};

const namesOf = (transitions: readonly LifeTransition[]) => transitions.map((one) => ROUTES[one]);

export const tenantLifeProblems: {
  readonly [Kind in Own['kind']]: ProblemEntry<Extract<Own, { readonly kind: Kind }>>;
} = {
  TransitionNotPossible: {
    status: 409,
    type: 'transition-not-possible',
    title: 'Not possible in this state',
    detail: ({ state, possible }) =>
      `The tenant is ${state}. Possible now: ${namesOf(possible).join(', ') || 'nothing of it'}.`,
    extensions: ({ state, possible }) => ({ state, possible: namesOf(possible) }),
  },
  PlanTooSmall: {
    status: 409,
    type: 'plan-too-small',
    title: 'Plan too small',
    detail: ({ plan }) => `The tenant uses more than ${plan} grants.`,
    errors: ({ over }) => over.map((one) => ({ pointer: '/plan', detail: sentenceOf(one) })),
    extensions: ({ over }) => ({ over }),
  },
  AlreadyOnPlan: {
    status: 409,
    type: 'already-on-plan',
    title: 'Tenant already on the plan',
    detail: ({ plan }) => `It has this version of ${plan}.`,
  },
};

const UNITS: Readonly<Record<Overrun['of'], string>> = {
  storage: 'bytes of storage',
  members: 'seats',
  'api-keys': 'API keys',
};

const sentenceOf = ({ of, used, limit }: Overrun): string =>
  `It uses ${used} ${UNITS[of]}; the plan grants ${limit}.`;
