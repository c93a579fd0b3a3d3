import type { JobPhase, JobType, ResourceChange } from '../jobs/job-type.ts';
import { UNDOING, type Job } from '../jobs/job.ts';
import type { MovePhaseWork, MovePorts } from './move-ports.ts';
import { MOVE_PHASES, moveRecord, type Move, type MovePhase } from './move.ts';
import { catchUp, copy } from './phases/copy.ts';
import { pause, resume, switchPlacement } from './phases/cut-over.ts';
import { drain } from './phases/drain.ts';
import { prepareTarget, withNewKey } from './phases/prepare-target.ts';
import { deleteSource, undo } from './phases/remove-copy.ts';
import { verify } from './phases/verify.ts';

/** In their order. A move is undone as long as the tenant is at the source; after the switch it only goes on. */
const PHASES: Readonly<Record<Exclude<MovePhase, 'done' | 'failed'>, MovePhaseWork>> = {
  'making-stores': prepareTarget,
  copying: withNewKey(copy),
  pausing: pause,
  'catching-up': withNewKey(catchUp),
  verifying: withNewKey(verify),
  switching: switchPlacement,
  resuming: resume,
  draining: drain,
  'deleting-old': deleteSource,
  [UNDOING]: undo,
};

/** The type of job that moves a tenant. */
export const moveJob = (ports: MovePorts): JobType<Move> => ({
  parse: (value) => moveRecord.parse(value),
  phases: Object.entries(PHASES).map(([name, work]): JobPhase<Move> => ({
    name: name as keyof typeof PHASES,
    onGiveUp: isBeforeTheSwitch(name as MovePhase) ? 'undo' : 'retry',
    run: (leased, resources) => work(ports, leased, resources),
  })),
});

const isBeforeTheSwitch = (phase: MovePhase): boolean =>
  MOVE_PHASES.indexOf(phase) <= MOVE_PHASES.indexOf('switching');

/** What the phase asks of the function that may make and delete dedicated resources. */
export function moveResources(job: Job): ResourceChange | null {
  const { phase, from, to } = moveRecord.parse(job);
  if (phase === 'making-stores') return { action: 'make', placement: to };
  if (phase === UNDOING) return { action: 'delete', placement: to };
  return phase === 'deleting-old' ? { action: 'delete', placement: from } : null;
}
