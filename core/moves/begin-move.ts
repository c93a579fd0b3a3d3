import { newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
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
import type { MoveRuns } from './move-runs.ts';
import { EMPTY_TALLY, NO_CHANGES, type Move, type MoveId } from './move.ts';
import { targetHome, type AlreadyThere, type Destination } from './target-home.ts';

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

export type BeginMovePorts = {
  readonly moves: Pick<MoveRegistry, 'answered' | 'findTenant' | 'begin'>;
  readonly runs: Pick<MoveRuns, 'start'>;
  readonly rules: TenantRules;
  readonly now: () => Date;
  /** Told when nobody took the order to begin: the sweeper will give it again. */
  readonly onDelay: (move: Move, cause: unknown) => void;
};

export type BeginMove = Destination & {
  readonly tenantId: TenantId;
  readonly claim?: IdempotencyClaim;
};

/** Begins to move a tenant; asked twice under one claim, it begins once. */
export async function beginMove(
  ports: BeginMovePorts,
  operator: Operator,
  { tenantId, claim, ...destination }: BeginMove,
): Promise<Result<Move, BeginMoveError>> {
  if (claim) {
    const earlier = await ports.moves.answered(claim);
    if (!earlier.ok) return earlier;
    if (earlier.value) return ok(earlier.value);
  }
  const tenant = await ports.moves.findTenant(tenantId);
  if (!tenant) return fail({ kind: 'TenantNotFound' });
  const refused = refusal(tenant);
  if (refused) return fail(refused);
  const home = targetHome(tenant, destination, ports.rules);
  if (!home.ok) return home;

  const move = newMove(tenant, { to: home.value, operator, now: ports.now() });
  return record(ports, { tenant, move, operator, claim });
}

type Recording = {
  readonly tenant: MovableTenant;
  readonly move: Move;
  readonly operator: Operator;
  readonly claim: IdempotencyClaim | undefined;
};

async function record(
  ports: BeginMovePorts,
  { tenant, move, operator, claim }: Recording,
): Promise<Result<Move, BeginMoveError>> {
  const event = tenantMoveStarted(tenant, move, occasionOf(operator, move.startedAt));
  const begun = await ports.moves.begin({ move, tenant, event, ...(claim && { claim }) });
  if (!begun.ok) return whyNot(ports, tenant, claim);

  await ports.runs.start(move).catch((error: unknown) => ports.onDelay(move, error));
  return ok(move);
}

/** Of two requests that race, one begins; the other one learns what came first. */
async function whyNot(
  { moves }: BeginMovePorts,
  { id }: Tenant,
  claim: IdempotencyClaim | undefined,
): Promise<Result<Move, BeginMoveError>> {
  const earlier = claim ? await moves.answered(claim) : ok(null);
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok(earlier.value);

  const current = await moves.findTenant(id);
  return fail((current && refusal(current)) ?? { kind: 'TenantBusy' });
}

function refusal({ state, moveId }: MovableTenant): TenantNotMovable | MoveUnderWay | null {
  if (state !== 'active') return { kind: 'TenantNotMovable', state };
  return moveId ? { kind: 'MoveUnderWay', moveId } : null;
}

type Beginning = Pick<Move, 'to'> & { readonly operator: Operator; readonly now: Date };

const newMove = (tenant: Tenant, { to, operator, now }: Beginning): Move => ({
  id: newId('mov'),
  tenantId: tenant.id,
  from: placementSpecOf(tenant),
  to,
  phase: 'making-stores',
  revision: 1,
  run: 1,
  startedBy: operator.id,
  startedAt: now,
  updatedAt: now,
  reached: { 'making-stores': now },
  latePages: 0,
  copied: NO_CHANGES,
  caughtUp: NO_CHANGES,
  lateUploads: 0,
  source: EMPTY_TALLY,
  target: EMPTY_TALLY,
  deleted: { items: 0, objects: 0 },
});
