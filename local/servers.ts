import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { endGroup, endGroupNow, identityOf, type ProcessIdentity } from './processes.ts';

export type ServerCommand = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
};

export type Server = {
  readonly identity: ProcessIdentity;
  /** How it ended, once it has. */
  readonly ended: Promise<string>;
  end(): Promise<void>;
  signal(name: NodeJS.Signals): void;
};

/** Also on a machine that is busy: a server that cannot start ends by itself. */
const READY_SECONDS = 180;
const GRACE_SECONDS = 15;

/**
 * Starts a server in a process group of its own, so that the terminal's Ctrl-C passes it by and its
 * children end with it. Throws when it ends before it answers.
 */
export async function startServer(server: ServerCommand, readyUrl: string): Promise<Server> {
  const child = spawnDetached(server);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (!identity) throw new Error(`${server.name} did not start; see ${server.logFile}`);
  const started = { identity, ended: endOf(child), ...controls(child, identity) };
  const outcome = await Promise.race([started.ended, untilAnswers(readyUrl)]);
  if (outcome !== READY) {
    await started.end();
    throw new Error(`${server.name} ${outcome}; see ${server.logFile}`);
  }
  return started;
}

function spawnDetached({ command: [program, ...args], env, logFile }: ServerCommand): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  try {
    return spawn(program, args, { env, detached: true, stdio: ['pipe', log, log] });
  } finally {
    closeSync(log);
  }
}

function controls(child: ChildProcess, identity: ProcessIdentity): Pick<Server, 'end' | 'signal'> {
  return {
    end: () => endGroup(identity, GRACE_SECONDS),
    signal: (name) => child.kill(name),
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (child.pid !== undefined) endGroupNow(child.pid);
      resolve(`ended by ${signal ?? `itself with ${String(code)}`}`);
    });
  });
}

const READY = Symbol('ready');

async function untilAnswers(url: string): Promise<typeof READY | string> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < deadline) {
    try {
      await (await fetch(url)).arrayBuffer();
      return READY;
    } catch {
      await sleep(50);
    }
  }
  return `did not answer within ${READY_SECONDS} s`;
}
