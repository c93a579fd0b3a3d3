import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { repository } from './home.ts';
import type { Tally } from './tally.ts';

const results = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type Project = 'unit' | 'infra' | 'local';

/** Runs these projects' tests in sight of the reader and counts them from vitest's own report. */
export async function runVitest(
  projects: readonly Project[],
  args: readonly string[],
): Promise<Tally> {
  const report = join(repository, '.build', `test-results-${projects.join('-')}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const child = spawn('vitest', ['run', ...reporters, ...chosen, ...args], {
    cwd: repository,
    stdio: 'inherit',
  });
  // Ctrl-C reaches vitest too; it ends its local cloud first.
  process.on('SIGINT', () => undefined);
  const [code] = (await once(child, 'exit')) as [number | null];
  const tally = tallyOf(report);
  const failedElsewhere = code !== 0 && tally.failures.length === 0;
  return failedElsewhere ? { ...tally, failures: ['vitest itself'] } : tally;
}

/** A file that fails before its first test counts as one failure. */
function tallyOf(file: string): Tally {
  const report = readReport(file);
  if (!report) return { passed: 0, failures: ['vitest wrote no report'] };
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: [...failed.map(({ fullName }) => fullName), ...broken.map(({ name }) => name)],
  };
}

function readReport(file: string) {
  try {
    return results.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
