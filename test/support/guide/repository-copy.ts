import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PARTS = [
  'adapters cli config core docs functions infra kit local sdk statemachines test',
  'package.json package-lock.json tsconfig.json vitest.config.ts cdk.json .dependency-cruiser.cjs',
].flatMap((names) => names.split(' '));

export type RepositoryCopy = {
  readonly folder: string;
  /** Runs a program of node_modules/.bin there; throws with all it wrote when it fails. */
  run(program: string, ...args: string[]): Promise<string>;
  remove(): void;
};

/** A copy of the working tree that a test may change; it shares node_modules. */
export function copyRepository(): RepositoryCopy {
  const folder = mkdtempSync(join(tmpdir(), 'freehold-copy-'));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    run: (program, ...args) => run(folder, program, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function run(folder: string, program: string, args: readonly string[]): Promise<string> {
  const bin = resolve('node_modules/.bin');
  const options = {
    cwd: folder,
    // Not this run's own variables of vitest, nor its folder of bundles.
    env: {
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      HOME: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local' }),
    },
    maxBuffer: 64 * 1024 ** 2,
  };
  try {
    return (await promisify(execFile)(join(bin, program), args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed\n${stdout}${stderr}`, { cause: error });
  }
}
