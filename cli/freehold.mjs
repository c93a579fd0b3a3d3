#!/usr/bin/env node
// Plain JavaScript: starts the command with the Node the project brings, whatever runs this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const node = join(here, '..', 'node_modules', '.bin', 'node');
const main = join(here, 'main.ts');

if (!existsSync(node)) {
  console.error('Freehold is not installed yet: run `npm ci` in its folder first.');
  process.exit(1);
}
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
