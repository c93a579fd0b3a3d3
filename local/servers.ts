import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Server as BoundPort } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { portOf } from './ports.ts';
import { endGroup, endGroupNow, identityOf, type ProcessIdentity } from './processes.ts';

export type ServerCommand = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Handed to the server. Without one it binds a port by itself and tells it on its file descriptor 3. */
  readonly bound?: BoundPort;
  /** Answers with the nonce in FREEHOLD_NONCE, by which the server is known for the one that was started. */
  readonly readyPath: string;
};

export type Server = {
  readonly port: number;
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
export async function startServer(server: ServerCommand): Promise<Server> {
  const nonce = randomUUID();
  const child = spawnDetached(server, nonce);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (!identity) throw new Error(`${server.name} did not start; see ${server.logFile}`);
  const started = { identity, ended: endOf(child), ...controls(child, identity) };
  const ready = servedPort(child, server.bound).then((port) =>
    untilReady({ port, path: server.readyPath, nonce }),
  );
  const outcome = await Promise.race([started.ended, ready]);
  if (typeof outcome === 'number') return { ...started, port: outcome };
  await started.end();
  throw new Error(`${server.name} ${outcome}; see ${server.logFile}`);
}

function spawnDetached(
  { command: [program, ...args], env, logFile, bound }: ServerCommand,
  nonce: string,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  try {
    return spawn(program, args, {
      env: { ...env, FREEHOLD_NONCE: nonce },
      detached: true,
      stdio: ['pipe', log, log, bound ? 'ipc' : 'pipe'],
    });
  } finally {
    closeSync(log);
  }
}

async function servedPort(child: ChildProcess, bound: BoundPort | undefined): Promise<number> {
  if (bound) {
    const port = portOf(bound);
    // It has the port itself from then on: here it is no longer listened to.
    child.send('port', bound, () => bound.close());
    return port;
  }
  const [line] = (await once(createInterface(child.stdio[3] as Readable), 'line')) as [string];
  return Number(line);
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

type Sought = { readonly port: number; readonly path: string; readonly nonce: string };

/** The port on which that very server answers, or why there is none. */
async function untilReady({ port, path, nonce }: Sought): Promise<number | string> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (await answersWith(nonce, `http://127.0.0.1:${port}${path}`)) return port;
    await sleep(50);
  }
  return `did not answer within ${READY_SECONDS} s`;
}

async function answersWith(nonce: string, url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    const body = (await answer.json()) as { nonce?: unknown };
    return answer.ok && body.nonce === nonce;
  } catch {
    return false;
  }
}
