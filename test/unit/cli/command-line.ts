import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach } from 'vitest';
import { runFreehold } from '../../../cli/run.ts';
import { ApiStub } from './api-stub.ts';

export type Outcome = { readonly status: number; readonly stdout: string; readonly stderr: string };

export type Circumstances = {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly interrupted?: AbortSignal;
};

export const OPERATOR = { email: 'operator@freehold.example', password: 'Correct-Horse-7-Battery' };
export const ROOT = join(import.meta.dirname, '../../..');

/** A folder, an API and a local platform for each test, and the command run against them. */
export function commandLine() {
  const at = { directory: '', api: new ApiStub() };
  beforeEach(async () => {
    at.directory = mkdtempSync(join(tmpdir(), 'freehold-cli-'));
    at.api = new ApiStub();
    await at.api.open();
    at.api.on('POST /v1/sessions', { body: operatorSession('access-1') });
    const local = { apiUrl: at.api.url, awsEndpoint: at.api.url, docsUrl: `${at.api.url}/docs` };
    const demo = { slug: 'demo', email: 'admin@demo.example', password: 'secret' };
    mkdirSync(join(at.directory, 'home'));
    const contract = JSON.stringify({ ...local, operator: OPERATOR, demo });
    writeFileSync(join(at.directory, 'home', 'local.json'), contract);
  });
  afterEach(async () => {
    await at.api.close();
    rmSync(at.directory, { recursive: true });
  });

  const environment = () => ({
    FREEHOLD_HOME: join(at.directory, 'home'),
    FREEHOLD_CONFIG_HOME: join(at.directory, 'profiles'),
  });
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(at.directory, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    at,
    write,
    /** In this process. */
    run: (args: readonly string[], circumstances: Circumstances = {}) =>
      runHere(args, { ...circumstances, env: { ...environment(), ...circumstances.env } }),
    /** As a process of its own, by the bin that package.json names. */
    spawned: (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      spawn(process.execPath, [join(ROOT, 'cli/freehold.mjs'), ...args], {
        env: { ...process.env, ...environment(), ...env },
      }),
  };
}

async function runHere(
  args: readonly string[],
  { stdin = '', env = {}, interrupted }: Circumstances,
): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await runFreehold(args, {
    stdin: Readable.from(stdin.length > 0 ? [stdin] : [], { objectMode: false }),
    stdout,
    stderr,
    env,
    interrupted: interrupted ?? new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}

/** How a process ended. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const ended = new Promise<number>((end) =>
    child.once('close', (code) => {
      end(code ?? -1);
    }),
  );
  const [stdout, stderr] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ]);
  return { status: await ended, stdout, stderr };
}

export const tokens = (accessToken: string, refreshToken = 'refresh-1') => ({
  token: { accessToken, refreshToken, expiresIn: 1_800 },
});

export const operatorSession = (accessToken: string) => ({
  ...tokens(accessToken),
  operator: { id: 'op-1', email: OPERATOR.email },
});
