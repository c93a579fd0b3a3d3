import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { balanced, type Weighted } from './balanced.ts';
import { repository } from './home.ts';
import { synthesizeStage } from './synthesized.ts';
import type { Tally } from './tally.ts';
import { runVitest } from './vitest-run.ts';

const FILES = '{test/contract,test/statemachines,test/local}/**/*.test.ts';
const ISOLATION = 'test/isolation/**/*.local.test.ts';

/** Two processors wait most of the time when one cloud's tests run, and have no room for three. */
const CLOUDS = 2;
/** Less than that is sooner done on one cloud than a second one is deployed. */
const WORTH_A_CLOUD_SECONDS = 200;
/** Of a file that the list of measured ones does not name. */
const SHORT_FILE_SECONDS = 2;

const measured = z.record(z.string(), z.number());

/** Runs the tests that need a local cloud, on as many as they are worth; each file on one of them. */
export async function runLocalTests(args: readonly string[]): Promise<Tally[]> {
  const shards = shardsFor(args);
  if (shards.length < 2) return [await runVitest({ projects: ['local'], args })];
  // Before the clouds start, which would both do it.
  await synthesizeStage('local');
  return Promise.all(
    shards.map((files, at) => runVitest({ projects: ['local'], args: files, shard: at + 1 })),
  );
}

/** With an option that vitest alone understands, one cloud does all. */
function shardsFor(args: readonly string[]): string[][] {
  const filters = args.filter((arg) => arg !== '--passWithNoTests');
  if (filters.some((arg) => arg.startsWith('-'))) return [];
  const files = weighedFiles(filters);
  const seconds = files.reduce((sum, file) => sum + file.seconds, 0);
  return seconds < WORTH_A_CLOUD_SECONDS ? [] : balanced(files, CLOUDS);
}

/** As vitest finds them: those whose path has one of the filters in it. */
function weighedFiles(filters: readonly string[]): Weighted[] {
  const file = join(import.meta.dirname, 'local-tests.json');
  const seconds = measured.parse(JSON.parse(readFileSync(file, 'utf8')));
  return globSync([FILES, ISOLATION], { cwd: repository })
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort()
    .map((name) => ({ name, seconds: seconds[name] ?? SHORT_FILE_SECONDS }));
}
