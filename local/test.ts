import { runChecks } from './checks.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

/** `npm test`: everything, on a local cloud of its own; the checks run while the cloud's tests wait. */
conclude(
  await Promise.all([
    runChecks((line) => console.log(`  ${line}`)),
    runVitest(process.argv.slice(2)),
  ]),
);
