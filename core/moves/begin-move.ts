import { newId } from '../../kit/id.ts';
import { fail, type Result } from '../../kit/result.ts';
import { startingJob } from '../jobs/job.ts';
import { startJob, type StartJobPorts } from '../jobs/start-job.ts';
import { placementSpecOf } from '../tenancy/placement-spec.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  TenantNotFound,
} from '../tenants/tenant-registry.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant, TenantState } from '../tenants/tenant.ts';
import { tenantMoveStarted } from './move-events.ts';
import type { MovableTenant, MoveRegistry } from './move-registry.ts';
import { EMPTY_REPORT, MOVE, type Move, type MoveId } from './move.ts';
import { targetPlacement, type AlreadyThere, type MoveTarget } from './target-placement.ts';

export type TenantNotMovable = { readonly kind: 'TenantNotMovable'; readonly state: TenantState };
export type MoveUnderWay = { readonly kind: 'MoveUnderWay'; readonly moveId: MoveId };
/** The tenant was written in this moment; trying again helps. */
export type TenantBusy = { readonly kind: 'TenantBusy' };

export type BeginMoveError =
  | TenantNotFound
  | TenantNotMovable
  | MoveUnderWay
  | TenantBusy
  | AlreadyThere
  | InvalidDraft
  | IdempotencyKeyReused;

export type BeginMovePorts = Omit<StartJobPorts<Move>, 'jobs'> & {
  readonly moves: Pick<MoveRegistry, 'answered' | 'findTenant' | 'begin'>;
  readonly rules: TenantRules;
  readonly now: () => Date;
};

export type BeginMove = MoveTarget & {
  readonly tenantId: TenantId;
  readonly claim?: IdempotencyClaim;
};

/** Starts to move a tenant; asked twice under one claim, it starts once. */
export function beginMove(
  ports: BeginMovePorts,
  operator: Operator,
  { tenantId, claim, ...target }: BeginMove,
): Promise<Result<Move, BeginMoveError>> {
  const { moves, rules, now } = ports;
  return startJob<Move, BeginMoveError>({ ...ports, jobs: moves }, claim, async () => {
    const tenant = await moves.findTenant(tenantId);
    if (!tenant) return fail({ kind: 'TenantNotFound' });
    const refused = refusal(tenant);
    if (refused) return fail(refused);
    const to = targetPlacement(tenant, target, rules);
    if (!to.ok) return to;

    const job = newMove(tenant, { to: to.value, startedBy: operator.id, now: now() });
    const event = tenantMoveStarted(tenant, job, occasionOf(operator, job.startedAt));
    const started = await moves.begin({ start: { job, claim }, tenant, event });
    return started.ok ? started : fail(await reason(moves, tenantId));
  });
}

/** Of two requests that race one starts a move; the other one learns of it. */
async function reason(
  moves: Pick<MoveRegistry, 'findTenant'>,
  tenantId: TenantId,
): Promise<BeginMoveError> {
  const current = await moves.findTenant(tenantId);
  return (current && refusal(current)) ?? { kind: 'TenantBusy' };
}

function refusal({ state, moveId }: MovableTenant): TenantNotMovable | MoveUnderWay | null {
  if (state !== 'active') return { kind: 'TenantNotMovable', state };
  return moveId ? { kind: 'MoveUnderWay', moveId } : null;
}

type MoveOf = Pick<Move, 'to' | 'startedBy'> & { readonly id?: MoveId; readonly now: Date };

export const newMove = (
  tenant: Tenant,
  { id = newId('mov'), to, startedBy, now }: MoveOf,
): Move => ({
  ...startingJob<Move>(
    { id, tenantId: tenant.id, type: MOVE, phase: 'making-stores', startedBy },
    now,
  ),
  from: placementSpecOf(tenant),
  to,
  latePages: 0,
  report: EMPTY_REPORT,
});
