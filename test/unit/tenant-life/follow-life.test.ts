import { describe, expect, it } from 'vitest';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import { lifeJobs } from '../../../core/tenant-life/follow-life.ts';
import {
  newLifeJob,
  PLAN_CHANGE,
  TERMINATION,
  type LifeJob,
} from '../../../core/tenant-life/life-job.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { FakeMoveRegistry } from '../../fakes/fake-move-registry.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import { operatorPrincipal } from '../../support/tenancy/tenant-contexts.ts';
import { rules } from '../../support/tenants/tenants-api.ts';

const plans = {
  basic: aPlan('basic', '5_users'),
  silo: { ...aPlan('silo', '5_users'), isolationStrategy: 'separate_database' as const },
};

/** A job of that type after its step was taken, and the machine that drives it. */
function following(type: LifeJob['type'], change: Partial<Tenant> = {}) {
  const clock = { now: new Date('2026-11-27T12:00:00.000Z') };
  const now = () => clock.now;
  const moves = new FakeMoveRegistry();
  const tenant: Tenant = { ...aTenant(clock.now), state: 'active', ...change };
  moves.tenants.set(tenant.id, tenant);
  const to = { plan: tenant.plan, planVersion: 1 };
  const job = newLifeJob(operatorPrincipal, { tenantId: tenant.id, type, to }, clock.now);
  const jobs = new FakeJobRepository<LifeJob>();
  jobs.jobs.set(job.id, job);
  const types = lifeJobs({ moves, rules: { ...rules, plans }, now });
  const advance = () => {
    const deadline = new Date(clock.now.getTime() + 60_000);
    const key = { tenantId: tenant.id, jobId: job.id };
    return advanceJob({ jobs, types, now }, { ...key, deadline });
  };
  const pass = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1_000);
  };
  const current = () => jobs.jobs.get(job.id);
  /** Until it waits for more than the first seconds, or ends. */
  const drive = async () => {
    for (let pieces = 0; pieces < 10; pieces += 1) {
      const outcome = await advance();
      if (outcome.outcome === 'wait' && outcome.seconds <= 5) pass(5);
      else if (outcome.outcome !== 'continue') return outcome;
    }
    throw new Error('It does not end.');
  };
  return { moves, tenant, jobs, advance, drive, pass, current };
}

describe('what follows a step in a tenant’s life', () => {
  it('ends once every request is judged by it', async () => {
    const { advance, drive, current } = following(TERMINATION);
    expect(await advance()).toEqual({ outcome: 'wait', seconds: 5 });
    expect(await drive()).toEqual({ outcome: 'succeeded' });
    expect(current()).toMatchObject({ state: 'succeeded', phase: 'done' });
  });

  it('of a change of plan moves nobody whom the plan leaves where he is', async () => {
    const { drive, moves } = following(PLAN_CHANGE);
    expect(await drive()).toEqual({ outcome: 'succeeded' });
    expect(moves.events).toEqual([]);
  });

  it('of a change of plan runs the move that the plan demands, and waits for its end', async () => {
    const { drive, moves, tenant, current, pass } = following(PLAN_CHANGE, { plan: 'silo' });
    expect(await drive()).toEqual({ outcome: 'wait', seconds: 60 });
    const moveId = current()?.moveId;
    expect(moves.tenants.get(tenant.id)).toMatchObject({ moveId });
    const [move] = [...moves.jobs.jobs.values()];
    expect(move).toMatchObject({
      id: moveId,
      to: { isolation: 'separate_database' },
      startedBy: operatorPrincipal.id,
    });
    pass(60);
    expect(await drive()).toEqual({ outcome: 'wait', seconds: 60 });
    expect(moves.events).toEqual(['tenant.move_started']);

    if (move) moves.jobs.jobs.set(move.id, { ...move, state: 'succeeded', phase: 'done' });
    expect(await drive()).toEqual({ outcome: 'succeeded' });
    expect(current()).toMatchObject({ report: { moveId } });
  });

  it('begins one move though a run dies before it is known to have begun', async () => {
    const { drive, moves, jobs, current } = following(PLAN_CHANGE, { plan: 'silo' });
    const begin = moves.begin.bind(moves);
    moves.begin = async (start) => {
      moves.begin = begin;
      await begin(start);
      throw new Error('Its answer was lost.');
    };
    await expect(drive()).rejects.toThrow('lost');
    const job = current();
    if (job) jobs.jobs.set(job.id, { ...job, lease: undefined });
    expect(await drive()).toEqual({ outcome: 'wait', seconds: 60 });
    expect(moves.jobs.jobs.size).toBe(1);
    expect(moves.events).toEqual(['tenant.move_started']);
  });

  it('fails with the reason of a move that failed', async () => {
    const { drive, moves, current } = following(PLAN_CHANGE, { plan: 'silo' });
    await drive();
    const [move] = [...moves.jobs.jobs.values()];
    const failure = { phase: 'copying', reason: 'The stack was refused.' } as const;
    if (move) moves.jobs.jobs.set(move.id, { ...move, state: 'failed', phase: 'failed', failure });
    expect(await drive()).toEqual({ outcome: 'failed' });
    expect(current()?.failure).toEqual({
      phase: 'moving',
      reason: 'The move failed: The stack was refused.',
    });
  });

  it('waits for a move that runs, and goes on later while the tenant is suspended', async () => {
    const { drive, moves, tenant } = following(PLAN_CHANGE, { plan: 'silo' });
    moves.tenants.set(tenant.id, { ...tenant, moveId: 'mov_01kb2v3m9ne4a8x0c5r7d6f1gh' });
    expect(await drive()).toEqual({ outcome: 'wait', seconds: 60 });
    moves.tenants.set(tenant.id, { ...tenant, state: 'suspended' });
    expect(await drive()).toEqual({ outcome: 'stopped' });
    expect(moves.jobs.jobs.size).toBe(0);
  });

  it('leaves a tenant alone that has a later plan, or is terminated', async () => {
    const later = following(PLAN_CHANGE, { plan: 'silo' });
    later.moves.tenants.set(later.tenant.id, { ...later.tenant, plan: 'basic' });
    expect(await later.drive()).toEqual({ outcome: 'succeeded' });
    const ended = following(PLAN_CHANGE, { plan: 'silo', state: 'terminated' });
    expect(await ended.drive()).toEqual({ outcome: 'succeeded' });
    expect(ended.moves.jobs.jobs.size).toBe(0);
  });
});
