import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { repository } from './home.ts';
import { failureLine, type Tally } from './tally.ts';

const results = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});

type Project = 'unit' | 'infra' | 'local';

export type VitestRun = {
  readonly projects: readonly Project[];
  readonly args: readonly string[];
  /** Tells runs of the same projects apart that run beside each other. */
  readonly shard?: number;
};

/** Runs these projects' tests in sight of the reader and counts them from vitest's own report. */
export async function runVitest({ projects, args, shard }: VitestRun): Promise<Tally> {
  const name = [...projects, ...(shard === undefined ? [] : [shard])].join('-');
  const report = join(repository, '.build', `test-results-${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const child = spawn('vitest', ['run', ...reporters, ...chosen, ...args], {
    cwd: repository,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const tally = tallyOf(report);
  const failedElsewhere = code !== 0 && tally.failures.length === 0;
  return failedElsewhere ? { ...tally, failures: ['vitest itself'] } : tally;
}

// Ctrl-C reaches each vitest too; it ends its local cloud first.
process.on('SIGINT', () => undefined);

/** A file with a failure of none of its tests, such as one that fails to load, counts as one failure. */
function tallyOf(file: string): Tally {
  const report = readReport(file);
  if (!report) return { passed: 0, failures: ['vitest wrote no report'] };
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: [
      ...failed.map(({ fullName, failureMessages }) => failureLine(fullName, failureMessages?.[0])),
      ...broken.map(({ name, message }) => failureLine(name, message)),
    ],
    files: report.testResults.map(({ name, startTime, endTime }) => ({
      name: relative(repository, name),
      seconds: (endTime - startTime) / 1_000,
    })),
  };
}

function readReport(file: string) {
  try {
    return results.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
