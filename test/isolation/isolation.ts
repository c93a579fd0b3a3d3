import { parseArgs } from 'node:util';
import { runLocalTests } from '../../local/local-tests.ts';
import { runVitest } from '../../local/vitest-run.ts';
import { attemptsIn, reportText, writeReport } from './isolation-report.ts';
import { clearParts, readParts } from './matrix/ledger.ts';

const GOAL = 10_000;

/** The policies need no cloud: they are held against every attempt beside it. */
async function everything() {
  const [policies, clouds] = await Promise.all([
    runVitest({ projects: ['infra'], args: ['test/isolation/'] }),
    runLocalTests(['test/isolation/']),
  ]);
  return [policies, ...clouds];
}

function requestsAs(credential: string) {
  process.env.FREEHOLD_ISOLATION_AS = credential;
  return runLocalTests(['test/isolation/http-matrix']);
}

/**
 * `npm run isolation`: every attempt on a local cloud of its own, the table, and the report's page.
 * `--as NAME`: the requests with the credentials that are named so, and no page.
 */
async function main(): Promise<void> {
  const { as } = parseArgs({ options: { as: { type: 'string' } } }).values;
  process.env.FREEHOLD_ISOLATION = 'whole';
  clearParts();
  const runs = as === undefined ? await everything() : await requestsAs(as);
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failures = runs.flatMap((run) => run.failures);
  const parts = readParts();
  console.log(`\n${reportText(parts)}\n`);
  const [attempts = 0, , , leaks = 0] = attemptsIn(parts);
  console.log(
    `${passed} tests passed, ${failures.length} failed; ${attempts} attempts, ${leaks} leaks`,
  );
  if (failures.length > 0 || leaks > 0 || attempts < GOAL) {
    process.exitCode = 1;
    return;
  }
  if (as !== undefined) return;
  writeReport(parts, new Date());
  console.log('docs/isolation-report.md is written.');
}

await main();
