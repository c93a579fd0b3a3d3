import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url));

/** Where one local cloud keeps what is its own; two homes never meet. */
export type Home = {
  readonly directory: string;
  /** For every program that talks to the running platform (mode 600). */
  readonly contractFile: string;
  /** What this installation chose once and keeps: passwords and ports (mode 600). */
  readonly installationFile: string;
  /** Which processes run now. */
  readonly runFile: string;
  /** Written by the developer: what `${NAME}` in the configuration stands for here. */
  readonly secretsFile: string;
  readonly stateDirectory: string;
  readonly objectsDirectory: string;
  readonly buildDirectory: string;
  readonly assemblyDirectory: string;
  readonly logsDirectory: string;
  /** Outside any package.json: the emulator unpacks Lambda bundles here, ESM and CommonJS alike. */
  readonly temporaryDirectory: string;
};

export function homeAt(
  directory = process.env.FREEHOLD_HOME ?? join(repository, '.freehold'),
): Home {
  const at = resolve(directory);
  const digest = createHash('sha256').update(at).digest('hex').slice(0, 10);
  return {
    directory: at,
    contractFile: join(at, 'local.json'),
    installationFile: join(at, 'installation.json'),
    runFile: join(at, 'run.json'),
    secretsFile: join(at, 'secrets.json'),
    stateDirectory: join(at, 'state', 'services'),
    objectsDirectory: join(at, 'state', 'objects'),
    buildDirectory: join(at, 'build'),
    assemblyDirectory: join(at, 'cdk.out'),
    logsDirectory: join(at, 'logs'),
    temporaryDirectory: join(tmpdir(), `freehold-${digest}`),
  };
}

export function makeHome(home: Home): void {
  for (const directory of [
    home.stateDirectory,
    home.objectsDirectory,
    home.logsDirectory,
    home.temporaryDirectory,
  ]) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }
}
