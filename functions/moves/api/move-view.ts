import type { z } from 'zod';
import { MOVE_PHASES, type Move, type MovePhase } from '../../../core/moves/move.ts';
import { hasDedicatedResources } from '../../../core/tenancy/isolation-strategy.ts';
import type { moveView } from '../schemas.ts';

type MoveView = z.input<typeof moveView>;

/** Listed one by one, so that no internal field (lease, cursor) reaches a client. */
export const toMoveView = (move: Move): MoveView => ({
  id: move.id,
  tenantId: move.tenantId,
  from: move.from,
  to: move.to,
  phase: move.phase,
  phases: phasesOf(move),
  startedAt: move.startedAt.toISOString(),
  updatedAt: move.updatedAt.toISOString(),
  finishedAt: move.finishedAt?.toISOString(),
  failure: move.failure,
  trouble: move.error,
  report: reportOf(move),
});

const reportOf = (move: Move): MoveView['report'] => ({
  ...move.report,
  deleted: { ...move.report.deleted, stores: wasDedicated(move) && move.phase === 'done' },
  ...(move.pausedAt &&
    move.openedAt && { readOnlySeconds: secondsBetween(move.pausedAt, move.openedAt) }),
});

const wasDedicated = ({ from: { isolation } }: Move): boolean => hasDedicatedResources(isolation);

/** In the order in which they were reached; each lasts until the next one. */
function phasesOf({ reached }: Move): MoveView['phases'] {
  const known = MOVE_PHASES.flatMap((phase): [MovePhase, Date][] => {
    const startedAt = reached[phase];
    return startedAt ? [[phase, startedAt]] : [];
  }).sort(([, one], [, other]) => one.getTime() - other.getTime());

  return known.map(([phase, startedAt], index) => {
    const [, next] = known[index + 1] ?? [];
    return {
      phase,
      startedAt: startedAt.toISOString(),
      ...(next && { seconds: secondsBetween(startedAt, next) }),
    };
  });
}

const secondsBetween = (start: Date, end: Date): number =>
  (end.getTime() - start.getTime()) / 1_000;
