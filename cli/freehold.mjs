#!/usr/bin/env node
// Plain JavaScript: runs on whatever Node.js the machine has, brings the one that the command needs, and
// installs the packages of a fresh checkout first.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeProblem } from '../local/environment.mjs';
import { installPackages } from '../local/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const node = join(root, 'node_modules', '.bin', 'node');

const problem = nodeProblem();
if (problem) fail(problem);
if (!existsSync(node)) {
  await installPackages(root, (line) => console.error(line)).catch((error) => fail(error.message));
}
// Node.js 24 and newer reads TypeScript by itself: no second process is needed.
if (Number(process.versions.node.split('.')[0]) >= 24) await import('./main.ts');
else handOver();

function handOver() {
  const child = spawn(node, [join(here, 'main.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => process.exit(code ?? 130));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
