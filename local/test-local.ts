import { conclude } from './tally.ts';
import { runVitest } from './vitest-run.ts';

/** `npm run test:local [-- a part of a file's name]`: only what needs a local cloud. */
conclude([await runVitest(['local'], process.argv.slice(2))]);
