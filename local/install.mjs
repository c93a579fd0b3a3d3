// Plain JavaScript: it installs what TypeScript needs.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for. */
export async function installPackages(root, report) {
  if (packagesAreInstalled(root)) return;
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm'];
  await timed('npm packages', report, () =>
    run(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  );
  if (packagesAreInstalled(root)) return;
  throw new Error(
    'npm left out the pinned Node.js, which its install script brings: allow it (npm config delete ignore-scripts) and try again.',
  );
}

/** Compared with npm's own record and not with a stamp of ours, so that `npm install` by hand counts too. */
export function packagesAreInstalled(root) {
  if (!existsSync(join(root, 'node_modules', '.bin', 'node'))) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const record = readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8');
    const present = JSON.parse(record).packages;
    return Object.entries(wanted)
      .filter(([path]) => path !== '')
      .every(([path, entry]) =>
        present[path] ? present[path].version === entry.version : entry.optional === true,
      );
  } catch {
    return false;
  }
}

/**
 * The environment is made aside and then renamed: it is either whole or absent, and two installations at once do not meet.
 */
export async function installPython({ name, requirements, directory }, python, report) {
  if (isUsable(directory)) return;
  await timed(`Python packages (${name})`, report, async () => {
    mkdirSync(dirname(directory), { recursive: true });
    const unfinished = `${directory}.${process.pid}`;
    await run(python, ['-m', 'venv', unfinished]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-compile'];
    await run(join(unfinished, 'bin', 'python'), [...pip, '--require-hashes', '-r', requirements]);
    if (!isUsable(directory)) rmSync(directory, { recursive: true, force: true });
    moveInto(directory, unfinished);
  });
}

function moveInto(venv, unfinished) {
  try {
    renameSync(unfinished, venv);
  } catch (error) {
    if (!isUsable(venv)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** `bin/python` is a link to the machine's Python, so this is false once that one is gone. */
const isUsable = (venv) => existsSync(join(venv, 'bin', 'python'));

async function timed(what, report, work) {
  report(`installing ${what} ...`);
  const start = Date.now();
  await work();
  report(`installed ${what} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else {
        const said = Buffer.concat(output).toString().trim();
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`));
      }
    });
  });
}
