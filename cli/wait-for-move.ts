import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { phaseLine, reportLines, type MoveView } from './move-view.ts';

const POLL_MS = 1_000;

/** Looks in a row that may get no answer: the move goes on without this command. */
const MISSED_LOOKS = 10;

/** Shows each phase as it ends, and ends the command with the move's report, or with its failure. */
export async function concludeMove(context: CliContext, accepted: MoveView): Promise<void> {
  const move = await waitForMove(context, accepted);
  if (move.failure) throw moveFailed(move, move.failure);
  context.output.result(move, reportLines(move));
}

async function waitForMove(context: CliContext, accepted: MoveView): Promise<MoveView> {
  try {
    return await watchPhases(context, accepted);
  } catch (error) {
    if (!context.surroundings.interrupted.aborted) throw error;
    throw lookAgain(accepted, 'Stopped watching; the move goes on.', EXIT.interrupted);
  }
}

async function watchPhases(context: CliContext, accepted: MoveView): Promise<MoveView> {
  const told = new Set<string>();
  let move = accepted;
  for (let missed = 0; ;) {
    tellPhases(context, move, told);
    if (move.phase === 'done' || move.phase === 'failed') return move;
    await sleep(POLL_MS, undefined, { signal: context.surroundings.interrupted });
    const seen = await look(context, accepted);
    missed = seen ? 0 : missed + 1;
    if (missed === MISSED_LOOKS) {
      throw lookAgain(accepted, 'The platform stopped answering.', EXIT.unreachable);
    }
    move = seen ?? move;
  }
}

function tellPhases({ output }: CliContext, { phases, trouble }: MoveView, told: Set<string>) {
  for (const phase of phases.filter(({ seconds }) => seconds !== undefined)) {
    if (told.has(phase.phase)) continue;
    told.add(phase.phase);
    output.remark(`  ${phaseLine(phase)}`);
  }
  if (trouble === undefined || told.has(trouble)) return;
  told.add(trouble);
  output.remark(`  ${trouble} It is tried again.`);
}

/** The move as it is now; nothing when the platform cannot say. */
async function look({ call }: CliContext, { id, tenantId }: MoveView) {
  try {
    return await call('getMove', { params: { tenantId, moveId: id } });
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    if (error.exitCode === EXIT.unreachable || error.exitCode === EXIT.failed) return undefined;
    throw error;
  }
}

const lookAgain = (move: MoveView, message: string, exitCode: ExitCode) =>
  new CommandFailure(message, {
    exitCode,
    hint: `Look again with: freehold tenant moves ${move.tenantId}`,
    problem: move,
  });

const moveFailed = (move: MoveView, { phase, reason }: NonNullable<MoveView['failure']>) =>
  new CommandFailure(`The move failed at ${phase}.`, {
    details: [reason, 'The tenant is where it was, and no copy is left.'],
    problem: move,
  });
