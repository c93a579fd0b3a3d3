import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { findPlan } from '../plans/plan.ts';
import { versionsOf } from '../plans/terms-of.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import { tenantPlanChanged } from '../tenants/tenant-life-events.ts';
import { nextVersion, whyNotPossible, type LifeError } from '../tenants/tenant-life.ts';
import type { IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { newLifeJob, PLAN_CHANGE, type LifeJob } from './life-job.ts';
import { placementOfPlan } from './placement-of-plan.ts';
import { overrunsOf, type Overrun, type PlanLimitsOf, type TenantUses } from './plan-uses.ts';
import {
  startLifeJob,
  type LifeRequest,
  type LifeStep,
  type StartLifeJobPorts,
} from './start-life-job.ts';

/** The tenant uses more than the plan grants. */
export type PlanTooSmall = {
  readonly kind: 'PlanTooSmall';
  readonly plan: string;
  readonly over: readonly Overrun[];
};
export type AlreadyOnPlan = { readonly kind: 'AlreadyOnPlan'; readonly plan: string };

export type ChangePlanError =
  LifeError | PlanTooSmall | AlreadyOnPlan | InvalidDraft | IdempotencyKeyReused;

export type ChangePlanPorts = StartLifeJobPorts & {
  readonly uses: TenantUses;
  readonly rules: TenantRules;
  readonly keyLimitOf: PlanLimitsOf['keyLimitOf'];
};

export type ChangePlan = LifeRequest & {
  readonly plan: string;
  /** The present one by default. */
  readonly planVersion?: number;
};

type Refused = Exclude<ChangePlanError, IdempotencyKeyReused>;

/**
 * Gives a tenant another plan, and starts what follows it. A plan that grants less than the tenant uses is
 * refused with all that is too much.
 */
export const changePlan = (
  ports: ChangePlanPorts,
  operator: Operator,
  { plan, planVersion, ...request }: ChangePlan,
): Promise<Result<LifeJob, ChangePlanError>> =>
  startLifeJob<Refused>(ports, request, async (before) => {
    const now = ports.now();
    const refused = whyNotPossible(before, 'changePlan', now);
    if (refused) return fail(refused);
    const version = versionOf(ports.rules, { plan, planVersion });
    if (!version.ok) return version;
    if (before.plan === plan && before.planVersion === version.value) {
      return fail({ kind: 'AlreadyOnPlan', plan });
    }
    const after = nextVersion(before, { plan, planVersion: version.value }, now);
    const tooSmall = await whyTooSmall(ports, after);
    if (tooSmall) return fail(tooSmall);
    const placement = placementOfPlan(after, ports.rules);
    return placement.ok ? ok(stepOf(operator, { before, after }, now)) : placement;
  });

type Plans = Pick<TenantRules, 'plans'>;
type Named = { readonly plan: string; readonly planVersion?: number };

function versionOf({ plans }: Plans, { plan, planVersion }: Named): Result<number, InvalidDraft> {
  const found = findPlan(plans, plan);
  if (!found)
    return invalid('/plan', `There is no such plan; there is ${Object.keys(plans).join(', ')}.`);
  if (planVersion === undefined) return ok(found.version);

  const versions = versionsOf(found).map(({ version }) => version);
  return versions.includes(planVersion)
    ? ok(planVersion)
    : invalid(
        '/planVersion',
        `There is no such version of ${plan}; there is ${versions.join(', ')}.`,
      );
}

const invalid = (pointer: string, detail: string) =>
  fail({ kind: 'InvalidDraft', errors: [{ pointer, detail }] } as const);

/** Overrides of the tenant's settings count: what they add to the plan it may use. */
async function whyTooSmall(
  { uses, rules, keyLimitOf, now }: ChangePlanPorts,
  after: Tenant,
): Promise<PlanTooSmall | null> {
  if (!after.identity) return null;
  const { userPoolId } = after.identity;
  const used = await uses.usesOf({ tenantId: after.id, userPoolId });
  const over = overrunsOf({ plans: rules.plans, keyLimitOf }, { tenant: after, uses: used }, now());
  return over.length > 0 ? { kind: 'PlanTooSmall', plan: after.plan, over } : null;
}

function stepOf(
  operator: Operator,
  { before, after }: Pick<LifeStep, 'before' | 'after'>,
  now: Date,
): LifeStep {
  const { plan, planVersion } = after;
  const from = { plan: before.plan, planVersion: before.planVersion };
  const job = newLifeJob(
    operator,
    { tenantId: before.id, type: PLAN_CHANGE, from, to: { plan, planVersion } },
    now,
  );
  const event = tenantPlanChanged(before, after, occasionOf(operator, now));
  return { transition: 'changePlan', before, after, event, job };
}
