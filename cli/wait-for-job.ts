import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { AnswerOf } from './operations.ts';
import { table } from './output.ts';
import type { Wait } from './wait-for-tenant.ts';

export type JobView = AnswerOf<'getJob'>;

/** What is shown of a job of any sort while it is waited for. */
type Watched = Pick<JobView, 'state' | 'phase' | 'error'>;

type Looks<Job extends Watched> = {
  /** The job as it is now. */
  readonly look: () => Promise<Job>;
  /** How to look again where the wait ends before the job does, as a sentence. */
  readonly hint?: string;
};

const POLL_MS = 1_000;
/** Looks in a row that may get no answer: the job goes on without this command. */
const MISSED_LOOKS = 10;

/** Shows each phase as it begins, unless told not to wait, and ends the command with the job, or with its failure. */
export async function concludeJob(
  context: CliContext,
  accepted: JobView,
  { wait }: Wait,
): Promise<void> {
  const { id, tenantId } = accepted;
  const look = () => context.call('getJob', { params: { tenantId, jobId: id } });
  const hint = `Look again with: freehold tenant show ${tenantId}`;
  const job = wait ? await waitForJob(context, accepted, { look, hint }) : accepted;
  if (job.state === 'failed') {
    throw new CommandFailure(`The job failed at ${job.failure?.phase ?? job.phase}.`, {
      details: job.failure ? [job.failure.reason] : [],
      problem: job,
    });
  }
  context.output.result(job, linesOf(job));
}

/** Shows each phase as it begins, and gives the job once it has succeeded or failed. */
export async function waitForJob<Job extends Watched>(
  context: CliContext,
  accepted: Job,
  { look, hint }: Looks<Job>,
): Promise<Job> {
  const stopped = (message: string, exitCode: ExitCode) =>
    new CommandFailure(message, { exitCode, hint, problem: accepted });
  try {
    const job = await watch(context, accepted, look);
    if (job) return job;
  } catch (error) {
    if (!context.surroundings.interrupted.aborted) throw error;
    throw stopped('Stopped watching; the job goes on.', EXIT.interrupted);
  }
  throw stopped('The platform stopped answering.', EXIT.unreachable);
}

/** The job once it has ended; nothing when the platform stopped answering. */
async function watch<Job extends Watched>(
  { output, surroundings }: CliContext,
  accepted: Job,
  look: () => Promise<Job>,
): Promise<Job | undefined> {
  let job = accepted;
  let told = '';
  for (let missed = 0; missed < MISSED_LOOKS;) {
    const telling = job.error ?? job.phase;
    if (telling !== told) output.remark(`  ${telling}`);
    told = telling;
    if (job.state !== 'running') return job;
    await sleep(POLL_MS, undefined, { signal: surroundings.interrupted });
    const seen = await answerTo(look);
    missed = seen ? 0 : missed + 1;
    job = seen ?? job;
  }
  return undefined;
}

/** What the look saw; nothing when the platform cannot say. */
async function answerTo<Job>(look: () => Promise<Job>): Promise<Job | undefined> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    if (error.exitCode === EXIT.unreachable || error.exitCode === EXIT.failed) return undefined;
    throw error;
  }
}

const linesOf = ({ id, type, state, report }: JobView): string[] =>
  table([
    ['Job', id],
    ['Type', type],
    ['State', state],
    ...Object.entries(report).flatMap(([name, value]) => reportRows(LABELS[name] ?? name, value)),
  ]);

/** Counts of sorts of things are a row each; what has more within is for `--json`. */
function reportRows(name: string, value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  const rows = Object.entries(value).filter(([, count]) => typeof count === 'number');
  return rows.map(([sort, count]) => [`${name} ${sort}`, String(count)]);
}

const LABELS: Readonly<Record<string, string>> = { eraseAt: 'Erased after', moveId: 'Move' };
