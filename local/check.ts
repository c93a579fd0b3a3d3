import { runChecks } from './checks.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

/** `npm run check`: what runs without a local cloud. */
conclude([
  await runChecks((line) => console.log(`  ${line}`)),
  await runVitest(['unit'], process.argv.slice(2)),
]);
