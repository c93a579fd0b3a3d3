import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import { EXIT } from '../../cli/exit-codes.ts';
import { cliHome } from './cli-home.ts';

const PROGRAM = join(import.meta.dirname, '../../cli/freehold.mjs');

export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** The command as a person runs it, who finds the test's cloud, and keeps logins of his own until the test ends. */
export function freeholdCommand() {
  const home = cliHome();
  afterAll(() => rmSync(home, { recursive: true }));
  const env = {
    ...process.env,
    ...{ FREEHOLD_HOME: home, FREEHOLD_CONFIG_HOME: join(home, 'profiles') },
  };

  /** One that goes on until it is told to end. */
  function start(args: readonly string[], stdin = '') {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env });
    child.stdin.end(stdin);
    const status = new Promise<number | null>((end) => child.once('close', end));
    const ended = Promise.all([status, text(child.stdout), text(child.stderr)]).then(
      ([code, stdout, stderr]): Ended => ({ status: code, stdout, stderr }),
    );
    const interrupt = () => {
      child.kill('SIGINT');
      return ended;
    };
    return { ended, interrupt };
  }

  const run = (args: readonly string[], stdin?: string) => start(args, stdin).ended;

  /** What it prints; throws where it fails. */
  async function said(args: readonly string[], stdin?: string): Promise<string> {
    const { status, stdout, stderr } = await run(args, stdin);
    if (status !== EXIT.ok) throw new Error(stderr);
    return stdout;
  }

  const parsed = async <T>(args: readonly string[]): Promise<T> =>
    JSON.parse(await said([...args, '--json'])) as T;

  return { home, start, run, said, parsed };
}
