// Plain JavaScript: it runs before anything is installed, on whatever Node the machine has.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_NODE = 20;
const OLDEST_PYTHON = [3, 10];
const PYTHONS = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
];

/** The Python environments of this repository, by what runs in them. */
export const PYTHON_ENVIRONMENTS = {
  emulator: 'requirements.txt',
  valkey: 'requirements-valkey.txt',
  'cfn-lint': 'requirements-check.txt',
  schemathesis: 'requirements-fuzz.txt',
};

/** Named by its requirements' hash: another list of packages is another environment. */
export function pythonEnvironment(root, name) {
  const requirements = join(root, 'local', PYTHON_ENVIRONMENTS[name]);
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  return {
    name,
    requirements,
    directory: join(root, '.freehold', 'python', `${name}-${digest.slice(0, 12)}`),
  };
}

export function nodeProblem(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return undefined;
  return `Freehold needs Node.js ${OLDEST_NODE} or newer and this is ${version}: install a current one from https://nodejs.org and try again.`;
}

/** The first Python that is new enough and can make virtual environments. */
export function findPython(run = pythonFacts) {
  const found = PYTHONS.map((command) => run(command)).filter((facts) => facts !== undefined);
  const usable = found.find((facts) => isNewEnough(facts.version) && facts.hasVenv);
  return usable
    ? { ok: true, command: usable.command }
    : { ok: false, problem: pythonProblem(found) };
}

function pythonProblem(found) {
  const wanted = `Python ${OLDEST_PYTHON.join('.')} or newer`;
  const newEnough = found.find((facts) => isNewEnough(facts.version));
  if (newEnough) {
    return `Freehold needs Python's venv module and ${newEnough.command} lacks it: install it (on Debian and Ubuntu: apt-get install python3-venv) and try again.`;
  }
  if (found[0]) {
    return `Freehold needs ${wanted} for its local cloud and this is ${found[0].version.join('.')}: install a current one from https://www.python.org and try again.`;
  }
  return `Freehold needs ${wanted} for its local cloud and found none: install it from https://www.python.org and try again.`;
}

function isNewEnough([major, minor]) {
  return major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]);
}

function pythonFacts(command) {
  const script =
    'import sys; from importlib.util import find_spec as f; ' +
    'print(*sys.version_info[:3], int(all(map(f, ("venv", "ensurepip")))))';
  try {
    const answer = execFileSync(command, ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [major, minor, patch, venv] = answer.toString().trim().split(' ').map(Number);
    return { command, version: [major, minor, patch], hasVenv: venv === 1 };
  } catch {
    return undefined;
  }
}
