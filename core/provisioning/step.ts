/**
 * The steps of a provisioning, in their order. `npm run statemachines` makes the state machine of this
 * list: it runs the steps forwards, and compensation undoes them backwards.
 */
export const PROVISIONING_STEPS = [
  'create-dedicated-resources',
  'create-identity',
  'prepare-storage',
  'create-billing-customer',
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
