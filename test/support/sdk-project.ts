import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../../local/home.ts';

const run = promisify(execFile);
const SDK = join(repository, 'sdk');

export type SdkProject = {
  readonly directory: string;
  /** Runs a program of the project's own, and gives what it writes. */
  readonly runs: (
    name: string,
    program: { readonly text: string; readonly env?: Readonly<Record<string, string>> },
  ) => Promise<string>;
  readonly remove: () => void;
};

/** An empty project into which the packed SDK was installed, with nothing from the network. */
export async function sdkProject(): Promise<SdkProject> {
  const directory = mkdtempSync(join(tmpdir(), 'freehold-sdk-'));
  const modules = ['openapi-fetch', 'openapi-typescript-helpers'];
  const sources = [SDK, ...modules.map((name) => join(repository, 'node_modules', name))];
  const npm = (...args: string[]) => run('npm', [...args, '--offline'], { cwd: directory });
  writeFileSync(join(directory, 'package.json'), '{ "private": true }');
  for (const source of sources) {
    await npm('pack', source, ...(source === SDK ? [] : SCRIPTLESS));
  }
  const packed = readdirSync(directory).filter((name) => name.endsWith('.tgz'));
  await npm('install', ...packed.map((name) => `./${name}`), ...SCRIPTLESS);
  return {
    directory,
    runs: async (name, { text, env = {} }) => {
      writeFileSync(join(directory, name), text);
      const { stdout } = await run(process.execPath, [name], {
        cwd: directory,
        env: { ...process.env, ...env },
      });
      return stdout;
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

const SCRIPTLESS = ['--ignore-scripts'];

/** The first example of the README. */
export function readmeExample(): string {
  const [, example] =
    /```js\n([\s\S]*?)```/.exec(readFileSync(join(SDK, 'README.md'), 'utf8')) ?? [];
  if (!example) throw new Error('The README has no example.');
  return example;
}
