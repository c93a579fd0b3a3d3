import { runLocalTests } from './local-tests.ts';
import { conclude } from './tally.ts';

/** `npm run test:local [-- a part of a file's name]`: only what needs a local cloud. */
conclude(await runLocalTests(process.argv.slice(2)));
