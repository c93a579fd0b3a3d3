import { runChecks } from './checks.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

/** `npm test`: everything, on a local cloud of its own. */
conclude([
  await runChecks((line) => console.log(`  ${line}`)),
  await runVitest(process.argv.slice(2)),
]);
