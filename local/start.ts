import { describeContract } from './contract-text.ts';
import type { LocalContract } from './contract.ts';
import { startDetached, startLogOf, waitForRunning } from './detached.ts';
import { lambdaLogOf } from './emulator.ts';
import { homeAt, makeHome, type Home } from './home.ts';
import { followLogs } from './logs.ts';
import { seconds } from './progress.ts';
import { currentRun } from './run-record.ts';
import { supervise } from './supervisor.ts';

const say = (line: string) => console.log(`  ${line}`);

async function main(args: readonly string[]): Promise<void> {
  const home = homeAt();
  makeHome(home);
  if (currentRun(home)) await showRunning(home);
  else if (args.includes('--detach')) await startInBackground(home);
  else await startHere(home, { follows: !args.includes('--in-background') });
}

async function showRunning(home: Home): Promise<void> {
  say('The local cloud runs already; npm stop ends it.');
  console.log(describeContract(await waitForRunning(home)));
}

async function startInBackground(home: Home): Promise<void> {
  console.log(describeContract(await startDetached(home, say)));
  say(`It runs in the background; npm stop ends it. Its log is ${startLogOf(home)}`);
}

async function startHere(home: Home, { follows }: { follows: boolean }): Promise<void> {
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
  const isOurs = await supervise({ home, progress: say, onReady });
  stopFollowing?.();
  if (!isOurs) await showRunning(home);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
