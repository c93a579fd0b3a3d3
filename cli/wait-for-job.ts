import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { AnswerOf } from './operations.ts';
import { table } from './output.ts';
import type { Wait } from './wait-for-tenant.ts';

export type JobView = AnswerOf<'getJob'>;

const POLL_MS = 1_000;
/** Looks in a row that may get no answer: the job goes on without this command. */
const MISSED_LOOKS = 10;

/** Shows each phase as it begins, unless told not to wait, and ends the command with the job, or with its failure. */
export async function concludeJob(
  context: CliContext,
  accepted: JobView,
  { wait }: Wait,
): Promise<void> {
  const job = wait ? await waitForJob(context, accepted) : accepted;
  if (job.state === 'failed') {
    throw new CommandFailure(`The job failed at ${job.failure?.phase ?? job.phase}.`, {
      details: job.failure ? [job.failure.reason] : [],
      problem: job,
    });
  }
  context.output.result(job, linesOf(job));
}

async function waitForJob(context: CliContext, accepted: JobView): Promise<JobView> {
  try {
    return await watch(context, accepted);
  } catch (error) {
    if (!context.surroundings.interrupted.aborted) throw error;
    throw lookAgain(accepted, 'Stopped watching; the job goes on.', EXIT.interrupted);
  }
}

async function watch(context: CliContext, accepted: JobView): Promise<JobView> {
  const { output, surroundings } = context;
  let job = accepted;
  let told = '';
  for (let missed = 0; ;) {
    const telling = job.error ?? job.phase;
    if (telling !== told) output.remark(`  ${telling}`);
    told = telling;
    if (job.state !== 'running') return job;
    await sleep(POLL_MS, undefined, { signal: surroundings.interrupted });
    const seen = await look(context, accepted);
    missed = seen ? 0 : missed + 1;
    if (missed === MISSED_LOOKS) {
      throw lookAgain(accepted, 'The platform stopped answering.', EXIT.unreachable);
    }
    job = seen ?? job;
  }
}

/** The job as it is now; nothing when the platform cannot say. */
async function look({ call }: CliContext, { id, tenantId }: JobView) {
  try {
    return await call('getJob', { params: { tenantId, jobId: id } });
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    if (error.exitCode === EXIT.unreachable || error.exitCode === EXIT.failed) return undefined;
    throw error;
  }
}

const lookAgain = (job: JobView, message: string, exitCode: ExitCode) =>
  new CommandFailure(message, {
    exitCode,
    hint: `Look again with: freehold tenant show ${job.tenantId}`,
    problem: job,
  });

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
