// The door of `npm start`, `npm test` and the rest: checks the machine, installs what is missing and
// hands over to the TypeScript program on the Node.js that the project pins.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython, nodeProblem } from './environment.mjs';
import { installPackages, installPython } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const EMULATOR = { requirements: 'requirements.txt', name: 'emulator' };
const CFN_LINT = { requirements: 'requirements-check.txt', name: 'cfn-lint' };

/** Per command: its program, and the Python environments it needs. */
const COMMANDS = {
  start: { program: 'local/start.ts', python: [EMULATOR] },
  stop: { program: 'local/stop.ts', python: [] },
  check: { program: 'local/check.ts', python: [CFN_LINT] },
  test: { program: 'local/test.ts', python: [EMULATOR, CFN_LINT] },
  'test:local': { program: 'local/test-local.ts', python: [EMULATOR] },
};

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (!command) fail(`Usage: node local/launch.mjs <${Object.keys(COMMANDS).join('|')}>`);
  const problem = nodeProblem();
  if (problem) fail(problem);
  const python = command.python.length > 0 ? findPython() : { ok: true };
  if (!python.ok) fail(python.problem);

  const [, ...venvs] = await Promise.all([
    installPackages(root, report),
    ...command.python.map((wanted) =>
      installPython(root, { python: python.command, ...wanted }, report),
    ),
  ]);
  handOver(command, args, venvs);
}

function handOver(command, args, venvs) {
  const bin = join(root, 'node_modules', '.bin');
  const environment = {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    ...Object.fromEntries(command.python.map(({ name }, i) => [variableOf(name), venvs[i]])),
  };
  const program = [join(root, command.program), ...args];
  const child = spawn(join(bin, 'node'), program, { stdio: 'inherit', env: environment });
  // Ctrl-C reaches the program by itself; this process stays until it has put everything away.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** FREEHOLD_EMULATOR_VENV, FREEHOLD_CFN_LINT_VENV */
const variableOf = (name) => `FREEHOLD_${name.toUpperCase().replace('-', '_')}_VENV`;

function report(line) {
  console.log(`  ${line}`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

main(process.argv.slice(2)).catch((error) => fail(error.message));
