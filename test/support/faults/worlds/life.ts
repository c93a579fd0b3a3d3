import { lifeJobs } from '../../../../core/tenant-life/follow-life.ts';
import { newLifeJob, PLAN_CHANGE, type LifeJob } from '../../../../core/tenant-life/life-job.ts';
import type { TenantRules } from '../../../../core/tenants/tenant-rules.ts';
import { contentOf, POOL } from '../../moves/contents.ts';
import { aPlan } from '../../plans/a-plan.ts';
import { operatorPrincipal } from '../../tenancy/tenant-contexts.ts';
import { rules as platformRules } from '../../tenants/tenants-api.ts';
import type { JobWorld } from '../job-process.ts';
import type { Verdict } from '../run-aimed.ts';
import { aMoveWorld, jobsOf, judgeMove, moveTasks } from './move.ts';

const rules: TenantRules = {
  ...platformRules,
  plans: {
    ...platformRules.plans,
    dedicated: { ...aPlan('dedicated', '5_users'), isolationStrategy: 'separate_schema' },
  },
};

/** What follows a step of a tenant that has data; a change of plan wants that data elsewhere. */
export const lifeWorld = (type: LifeJob['type']) => async (): Promise<JobWorld> => {
  const world = aMoveWorld(POOL);
  const { tenant, registry } = world;
  const before = contentOf(world, POOL);
  const plan = type === PLAN_CHANGE ? 'dedicated' : tenant.plan;
  registry.tenants.set(tenant.id, { ...tenant, plan });
  const jobs = jobsOf(world);
  const begin = async () => {
    const job = newLifeJob(
      operatorPrincipal,
      { tenantId: tenant.id, type, to: { plan, planVersion: 1 } },
      world.time,
    );
    await jobs.create({ job });
    return { jobId: job.id, tenantId: tenant.id };
  };
  return {
    clock: world,
    jobs,
    key: await begin(),
    tasks: moveTasks(world, ({ moves, now }) => lifeJobs({ moves, rules, now })),
    judge: (job) => {
      if (job.state === 'failed') return { outcome: 'resumable' };
      return type === PLAN_CHANGE ? judgeMove(world, world.move, before) : judgeLife(world);
    },
    again: begin,
  };
};

/** What these do so far is to wait; they change nothing else. */
const judgeLife = ({ registry }: ReturnType<typeof aMoveWorld>): Verdict =>
  registry.events.length === 0 ? { outcome: 'done once' } : { outcome: 'done twice' };
