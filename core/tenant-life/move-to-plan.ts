import { newId } from '../../kit/id.ts';
import type { JobOutcome } from '../jobs/job-outcome.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { newMove } from '../moves/begin-move.ts';
import { tenantMoveStarted } from '../moves/move-events.ts';
import type { MovableTenant, MoveRegistry } from '../moves/move-registry.ts';
import type { Move } from '../moves/move.ts';
import type { PlacementSpec } from '../tenancy/placement-spec.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import { statesThatMay } from '../tenants/tenant.ts';
import { endLifeJob as end } from './end-life-job.ts';
import type { LifeJob } from './life-job.ts';
import { placementOfPlan } from './placement-of-plan.ts';

export type MoveToPlanPorts = {
  readonly moves: Pick<MoveRegistry, 'find' | 'findTenant' | 'begin'>;
  readonly rules: TenantRules;
  readonly now: () => Date;
};

/** The sweeper of jobs starts the move's machine. */
const LOOK_AGAIN_SECONDS = 60;
const RETRY_SECONDS = 3_600;

type Leased = LeasedJob<LifeJob>;

/** Has the tenant moved to where its plan wants it, and waits until it is there. */
export async function moveToPlan(ports: MoveToPlanPorts, leased: Leased): Promise<JobOutcome> {
  const { tenantId, moveId, to } = leased.job;
  const move = moveId && (await ports.moves.find({ tenantId, moveId }));
  if (move) return follow(leased, move);

  const tenant = await ports.moves.findTenant(tenantId);
  // A later change of plan has its own job.
  if (tenant?.plan !== to?.plan || !tenant) return end(leased);
  const placement = placementOfPlan(tenant, ports.rules);
  if (!placement.ok) return leased.stop('The platform has no such placement.', RETRY_SECONDS);
  return placement.value === null
    ? end(leased)
    : begin(ports, leased, { tenant, to: placement.value });
}

async function follow(leased: Leased, { state, failure }: Move): Promise<JobOutcome> {
  if (state === 'running') return { outcome: 'wait', seconds: LOOK_AGAIN_SECONDS };
  if (state === 'succeeded') return end(leased);
  return leased.fail(`The move failed: ${failure?.reason ?? 'for an unknown reason'}`);
}

type Begin = { readonly tenant: MovableTenant; readonly to: PlacementSpec };

/** The move's id is written first: a run that dies in between finds the move that it began, or begins it. */
async function begin(
  { moves, now }: MoveToPlanPorts,
  leased: Leased,
  { tenant, to }: Begin,
): Promise<JobOutcome> {
  if (tenant.state === 'terminated') return end(leased);
  if (!statesThatMay('move').includes(tenant.state)) {
    return leased.stop(`The tenant is ${tenant.state}.`, RETRY_SECONDS);
  }
  if (tenant.moveId) return { outcome: 'wait', seconds: LOOK_AGAIN_SECONDS };
  const id = leased.job.moveId ?? newId('mov');
  if (!leased.job.moveId) await leased.save({ moveId: id, report: { moveId: id } });

  const { actor, startedBy } = leased.job;
  const job = newMove(tenant, { id, to, startedBy, now: now() });
  const event = tenantMoveStarted(tenant, job, { time: job.startedAt, actor });
  await moves.begin({ start: { job }, tenant, event });
  return { outcome: 'wait', seconds: LOOK_AGAIN_SECONDS };
}
