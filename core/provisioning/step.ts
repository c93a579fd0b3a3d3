import type { Integrations } from '../tenants/integrations.ts';
import type { Tenant } from '../tenants/tenant.ts';

/**
 * The steps of a provisioning, in their order. `npm run statemachines` makes the state machine of this
 * list: it runs the steps forwards, and compensation undoes them backwards.
 */
export const PROVISIONING_STEPS = [
  'create-dedicated-resources',
  'create-identity',
  'prepare-storage',
  'create-billing-customer',
  'create-api-key',
  'create-webhook-endpoints',
  'register-domain-name',
  'activate-tenant',
  'send-welcome-email',
] as const;
export type StepName = (typeof PROVISIONING_STEPS)[number];

/**
 * Run beside each other, each list in its order, before all other steps: a stack takes minutes, which nobody's
 * identity need wait for. Undone one after the other, like all.
 */
export const PARALLEL_STEPS = [
  ['create-dedicated-resources', 'prepare-storage'],
  ['create-identity', 'create-billing-customer'],
] as const satisfies readonly (readonly StepName[])[];

/** The steps before it are undone when an attempt fails; those after it run for an active tenant. */
export const ACTIVATING_STEP = 'activate-tenant' satisfies StepName;

/** Steps that only those tenants have whose onboarding asks for them. */
export const OPTIONAL_STEPS = {
  'create-api-key': 'apiKey',
  'create-webhook-endpoints': 'webhooks',
  'register-domain-name': 'domainName',
} as const satisfies Partial<Record<StepName, keyof Integrations>>;

export const isOptional = (name: string): name is keyof typeof OPTIONAL_STEPS =>
  Object.hasOwn(OPTIONAL_STEPS, name);

/** The optional steps of that tenant. */
export const optionalStepsOf = ({ integrations = {} }: Pick<Tenant, 'integrations'>): StepName[] =>
  PROVISIONING_STEPS.filter((name) => isOptional(name) && integrations[OPTIONAL_STEPS[name]]);

/** The steps of that tenant, in their order. */
export const stepsOf = (tenant: Pick<Tenant, 'integrations'>): StepName[] => {
  const optional = optionalStepsOf(tenant);
  return PROVISIONING_STEPS.filter((name) => !isOptional(name) || optional.includes(name));
};

export const STEP_STATUSES = ['pending', 'running', 'done', 'failed', 'undone'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** One step as the tenant's record shows it. */
export type Step = {
  readonly name: StepName;
  readonly status: StepStatus;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  readonly reason?: string;
};
