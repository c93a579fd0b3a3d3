import { runChecks, SOURCES, SYNTHESIS, TEMPLATES } from './checks.ts';
import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

const print = (line: string) => console.log(`  ${line}`);

/** `npm run check`: what runs without a local cloud. */
conclude(
  await Promise.all([
    runChecks(SOURCES, print),
    runChecks([...SYNTHESIS, ...TEMPLATES], print),
    runVitest({ projects: ['unit'], args: process.argv.slice(2) }),
  ]),
);
