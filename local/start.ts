import { parseArgs } from 'node:util';
import { describeContract } from './contract-text.ts';
import type { LocalContract } from './contract.ts';
import { startDetached, startLogOf, waitForRunning } from './detached.ts';
import { lambdaLogOf } from './emulator.ts';
import { examineEmulator } from './foreign-emulator.ts';
import { homeAt, makeHome, type Home } from './home.ts';
import { followLogs } from './logs.ts';
import { seconds } from './progress.ts';
import { currentRun } from './run-record.ts';
import { supervise } from './supervisor.ts';

const say = (line: string) => console.log(`  ${line}`);

const OPTIONS = {
  detach: { type: 'boolean' },
  /** Of the supervisor that `--detach` starts. */
  'in-background': { type: 'boolean' },
  /** An emulator that runs already, in the place of our own. */
  endpoint: { type: 'string' },
} as const;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { detach, endpoint } = values;
  const home = homeAt();
  makeHome(home);
  if (currentRun(home)) await showRunning(home);
  else {
    if (endpoint !== undefined) for (const line of await examineEmulator(endpoint)) say(line);
    if (detach) await startInBackground(home, endpoint);
    else await startHere(home, { follows: !values['in-background'], endpoint });
  }
}

async function showRunning(home: Home): Promise<void> {
  say('The local cloud runs already; npm stop ends it.');
  console.log(describeContract(await waitForRunning(home)));
}

async function startInBackground(home: Home, endpoint: string | undefined): Promise<void> {
  console.log(describeContract(await startDetached(home, { progress: say, endpoint })));
  say(`It runs in the background; npm stop ends it. Its log is ${startLogOf(home)}`);
}

type Here = { readonly follows: boolean; readonly endpoint: string | undefined };

async function startHere(home: Home, { follows, endpoint }: Here): Promise<void> {
  const start = performance.now();
  let stopFollowing: (() => void) | undefined;
  const onReady = (contract: LocalContract) => {
    say(`Ready after ${seconds(performance.now() - start)}`);
    if (!follows) return;
    console.log(describeContract(contract));
    say("The functions' logs follow; Ctrl-C ends everything.\n");
    stopFollowing?.();
    stopFollowing = followLogs(lambdaLogOf(home), (line) => console.log(line));
  };
  const isOurs = await supervise({ home, endpoint, progress: say, onReady });
  stopFollowing?.();
  if (!isOurs) await showRunning(home);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
