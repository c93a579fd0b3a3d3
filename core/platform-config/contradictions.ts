import type { Finding } from './config-problem.ts';
import { planContradictions } from './plan-contradictions.ts';
import { PLAN_ID } from './plan-file.ts';
import {
  readPlatform,
  type LimitsPerPlan,
  type ReadablePlan,
  type ReadablePlatform,
  type ReadableRate,
} from './readable-platform.ts';

/**
 * What each value alone allows and all together do not.
 *
 * Works on the raw value, whatever else is wrong with it, so that types and contradictions are
 * reported in one go.
 */
export function contradictionsIn(file: unknown): Finding[] {
  const platform = readPlatform(file);
  return [
    ...twoPlacesForLimits(platform),
    ...planIds(platform),
    ...unknownDefaultPlan(platform),
    ...limitsOfUnknownPlans(platform.users, platform.plans),
    ...limitsOfUnknownPlans(platform.storage, platform.plans),
    ...burstAboveHour(platform.rate),
    ...platform.plans.flatMap((plan) => planContradictions(plan, platform)),
  ];
}

function twoPlacesForLimits({ hasLimitsTwice }: ReadablePlatform): Finding[] {
  if (!hasLimitsTwice) return [];
  const message = 'stands both in platform and beside it: keep one of the two';
  return [{ path: ['limits'], at: 'key', message }];
}

function planIds({ plans, hasPlans }: ReadablePlatform): Finding[] {
  if (hasPlans && plans.length === 0) {
    return [{ path: ['platform', 'plans'], at: 'key', message: 'must hold at least one plan' }];
  }
  const message =
    'must be a name in lower case that begins with a letter, at most 40 characters, such as pro';
  return plans
    .filter(({ id }) => !PLAN_ID.test(id))
    .map(({ id }) => ({ path: ['platform', 'plans', id], at: 'key', message }));
}

function unknownDefaultPlan({ defaultPlan, plans }: ReadablePlatform): Finding[] {
  if (defaultPlan === undefined || isKnown(defaultPlan, plans)) return [];

  const path = ['platform', 'multi_tenancy', 'default_plan'];
  return [{ path, at: 'value', message: unknownPlan(defaultPlan, plans) }];
}

function limitsOfUnknownPlans(limits: LimitsPerPlan, plans: readonly ReadablePlan[]): Finding[] {
  return [...limits.perPlan.keys()]
    .filter((id) => !isKnown(id, plans))
    .map((id) => ({ path: [...limits.path, id], at: 'key', message: unknownPlan(id, plans) }));
}

function burstAboveHour({ path, perHour, burstPerMinute }: ReadableRate): Finding[] {
  if (perHour === undefined || burstPerMinute === undefined || burstPerMinute <= perHour) return [];

  const message = `allows ${burstPerMinute} requests in a minute, but default_limit only ${perHour} in an hour`;
  return [{ path: [...path, 'burst_limit'], at: 'value', message }];
}

/** Without a single plan to choose from, that lack is the problem to report, not each name. */
const isKnown = (id: string, plans: readonly ReadablePlan[]) =>
  plans.length === 0 || plans.some((plan) => plan.id === id);

const unknownPlan = (id: string, plans: readonly ReadablePlan[]) =>
  `names the plan \`${id}\`, which does not exist; the plans are ${plans.map((plan) => plan.id).join(', ')}`;
