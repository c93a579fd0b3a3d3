import { runChecks } from './checks.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

const filters = process.argv.slice(2);
// A part of a file's name may be found in one half of the tests only.
const args = filters.length > 0 ? ['--passWithNoTests', ...filters] : [];

/**
 * `npm test`: everything, on a local cloud of its own. What waits for that cloud runs one file after
 * the other, so that the checks and the other tests find time beside it.
 */
conclude(
  await Promise.all([
    runChecks((line) => console.log(`  ${line}`)),
    runVitest(['unit', 'infra'], args),
    runVitest(['local'], args),
  ]),
);
