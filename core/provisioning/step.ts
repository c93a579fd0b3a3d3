/** The steps of a provisioning, in their order; the state machine runs them, compensation undoes them backwards. */
export const PROVISIONING_STEPS = [
  'place-tenant',
  'create-dedicated-resources',
  'create-identity',
  'prepare-storage',
  'activate-tenant',
  'send-welcome-email',
] as const;
export type StepName = (typeof PROVISIONING_STEPS)[number];

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
