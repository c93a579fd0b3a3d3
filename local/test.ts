import { runChecks, SOURCES, SYNTHESIS, TEMPLATES } from './checks.ts';
import { runLocalTests } from './local-tests.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

const filters = process.argv.slice(2);
// A part of a file's name may be found in one half of the tests only.
const args = filters.length > 0 ? ['--passWithNoTests', ...filters] : [];
const print = (line: string) => console.log(`  ${line}`);

/**
 * `npm test`: everything, on local clouds of its own. Their tests wait most of the time, so that the
 * checks and the other tests find time beside them.
 */
const sources = runChecks(SOURCES, print);
const synthesis = await runChecks(SYNTHESIS, print);
const others = await Promise.all([
  sources,
  runChecks(TEMPLATES, print),
  runVitest({ projects: ['unit', 'infra'], args }),
  runLocalTests(args),
]);
conclude([synthesis, ...others.flat()]);
