import type { Tenant } from '../tenants/tenant.ts';
import { ACTIVATING_STEP, PROVISIONING_STEPS, stepsOf, type Step, type StepName } from './step.ts';

type AttemptedStep = Step & { readonly attempt: number };

/**
 * Every step of a provisioning in its order, as the tenant's record shows it. What an earlier attempt
 * left undone or failed is pending again; what it finished stands, for a retry does not repeat it. A step
 * that came to the platform after the tenant had passed its place, or that it did not ask for, is left out.
 */
export function toStepViews(
  steps: readonly AttemptedStep[],
  { attempt, ...tenant }: Pick<Tenant, 'attempt' | 'integrations'>,
): Step[] {
  const byName = new Map<StepName, AttemptedStep>(steps.map((step) => [step.name, step]));
  const lastDone = PROVISIONING_STEPS.findLastIndex((name) => byName.get(name)?.status === 'done');
  const own = stepsOf(tenant);
  // Before the activation a step that has not begun is one that runs beside those that are done.
  const isActivated = byName.get(ACTIVATING_STEP)?.status === 'done';
  const known = PROVISIONING_STEPS.filter(
    (name, index) => byName.has(name) || ((index > lastDone || !isActivated) && own.includes(name)),
  );
  return known.map((name) => {
    const step = byName.get(name);
    if (!step || (step.attempt < attempt && step.status !== 'done')) {
      return { name, status: 'pending' };
    }
    const { status, startedAt, finishedAt, reason } = step;
    return {
      name,
      status,
      ...(startedAt && { startedAt }),
      ...(finishedAt && { finishedAt }),
      ...(reason !== undefined && status !== 'done' && { reason }),
    };
  });
}
