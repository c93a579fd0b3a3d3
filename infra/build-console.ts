import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { moveInto } from './move-into.ts';

const root = join(import.meta.dirname, '..');
const SOURCES = ['console/{src,public}/**/*.*', 'console/*.*', 'sdk/src/**/*.ts'];

/**
 * Builds the console, unless what these sources make is there, and gives its folder. Each build has its own, which
 * is moved in whole: another process may be reading one, or building too.
 */
export function buildConsole(): string {
  const folder = join(root, '.build', 'console', digestOfSources());
  if (existsSync(folder)) return folder;
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: join(root, 'console'),
    env: { ...process.env, NODE_ENV: 'production', FREEHOLD_CONSOLE_FOLDER: fresh },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return moveInto(fresh, folder);
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root }).sort();
  for (const file of [...files, 'package-lock.json']) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
