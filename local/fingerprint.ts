import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './home.ts';

/** Everything a deployment is made of. */
const SOURCES = [
  'infra',
  'functions',
  'core',
  'adapters',
  'kit',
  'statemachines',
  'config',
  'cdk.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Equal exactly when a deployment would be: a hash of names and contents. */
export function fingerprintOfSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(source)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(repository, file)))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 32);
}

function filesOf(source: string): string[] {
  const at = join(repository, source);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [source];
  return globSync(`${source}/**/*`, { cwd: repository })
    .filter((file) => statSync(join(repository, file)).isFile())
    .sort();
}
