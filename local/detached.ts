import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localContract, type LocalContract } from './contract.ts';
import type { Home } from './home.ts';
import type { Progress } from './progress.ts';
import { currentRun } from './run-record.ts';
import { readState } from './state-file.ts';

const POLL_MILLISECONDS = 200;
const ENDED = 'The local cloud ended while it was starting.';

export const startLogOf = (home: Home) => join(home.logsDirectory, 'start.log');

type Detaching = { readonly progress: Progress; readonly endpoint: string | undefined };

/**
 * Starts a supervisor in the background, tells its progress and returns when the platform answers.
 * Throws when it ends before.
 */
export async function startDetached(
  home: Home,
  { progress, endpoint }: Detaching,
): Promise<LocalContract> {
  const child = spawnSupervisor(home, endpoint);
  const giveUp = () => {
    child.kill('SIGTERM');
  };
  process.once('SIGINT', giveUp);
  try {
    for (let told = 0; ;) {
      const contract = readyContract(home);
      const lines = readFileSync(startLogOf(home), 'utf8').split('\n').slice(0, -1);
      if (hasEnded(child)) throw new Error(lines.slice(told).join('\n').trim() || ENDED);
      for (const line of lines.slice(told)) progress(line.trim());
      told = lines.length;
      if (contract) return contract;
      await sleep(POLL_MILLISECONDS);
    }
  } finally {
    process.off('SIGINT', giveUp);
    child.unref();
  }
}

/** Waits for a supervisor that is starting; throws when it ends instead. */
export async function waitForRunning(home: Home): Promise<LocalContract> {
  for (;;) {
    const contract = readyContract(home);
    if (contract) return contract;
    if (!currentRun(home)) throw new Error(ENDED);
    await sleep(POLL_MILLISECONDS);
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

function readyContract(home: Home): LocalContract | undefined {
  if (currentRun(home)?.phase !== 'ready') return undefined;
  return readState(home.contractFile, localContract);
}

function spawnSupervisor(home: Home, endpoint: string | undefined): ChildProcess {
  const log = openSync(startLogOf(home), 'w', 0o600);
  try {
    const program = join(import.meta.dirname, 'start.ts');
    const args = ['--in-background', ...(endpoint === undefined ? [] : ['--endpoint', endpoint])];
    return spawn(process.execPath, [program, ...args], {
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}
