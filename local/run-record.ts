import { closeSync, openSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Home } from './home.ts';
import { endGroup, identityOf, isRunning, processIdentity } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';
import { readState, removeState, writeState } from './state-file.ts';

const runSchema = z.object({
  supervisor: processIdentity,
  phase: z.enum(['starting', 'ready']),
  servers: z.array(processIdentity),
});
export type Run = z.infer<typeof runSchema>;

const GRACE_SECONDS = 20;

/** The run whose supervisor lives; a record that a crash or a reboot left counts as none. */
export function currentRun(home: Home): Run | undefined {
  const run = readState(home.runFile, runSchema);
  return run && isRunning(run.supervisor) ? run : undefined;
}

/**
 * Takes the home for this process, and ends the servers that a killed supervisor left. False when
 * another one has it.
 */
export async function claimRun(home: Home): Promise<boolean> {
  if (currentRun(home)) return false;
  await endLeftovers(home);
  const supervisor = identityOf(process.pid);
  if (!supervisor) throw new Error('This system does not tell when a process started.');
  const run: Run = { supervisor, phase: 'starting', servers: [] };
  try {
    const file = openSync(home.runFile, 'wx', 0o600);
    writeSync(file, JSON.stringify(run));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

export function recordServer(home: Home, server: ProcessIdentity): void {
  const run = readState(home.runFile, runSchema);
  if (run) writeState(home.runFile, { ...run, servers: [...run.servers, server] });
}

export function recordReady(home: Home): void {
  const run = readState(home.runFile, runSchema);
  if (run) writeState(home.runFile, { ...run, phase: 'ready' });
}

export function releaseRun(home: Home): void {
  removeState(home.runFile);
  removeState(home.contractFile);
}

/** Ends the servers of a run whose supervisor is gone, and forgets it. */
export async function endLeftovers(home: Home): Promise<void> {
  const run = readState(home.runFile, runSchema);
  await Promise.all((run?.servers ?? []).map((server) => endGroup(server, GRACE_SECONDS)));
  releaseRun(home);
}
