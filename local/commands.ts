import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { repository } from './home.ts';

export type Command = {
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
  readonly stop?: AbortSignal | undefined;
  readonly onLine?: (line: string) => void;
};

export type CommandResult = { readonly code: number; readonly output: string };

/** Runs to the end in the repository's root; what it says is collected, and told line by line. */
export async function runCommand({ command, env, stop, onLine }: Command): Promise<CommandResult> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stop,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { code, output: lines.join('\n') };
}

/** Like runCommand; throws with the last lines when it fails. */
export async function mustRun(what: string, command: Command): Promise<string> {
  const { code, output } = await runCommand(command);
  if (code === 0) return output;
  throw new Error(`${what} failed:\n${output.split('\n').slice(-40).join('\n')}`);
}
