// The door of `npm start`, `npm test` and the rest: checks the machine, installs what is missing and
// hands over to the TypeScript program on the Node.js that the project pins.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython, nodeProblem, pythonEnvironment } from './environment.mjs';
import { installPackages, installPython } from './install.mjs';
import { ownEnvironment } from './own-environment.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Per command: its program, the Python environments it needs, and whether the shell's AWS account counts. */
const COMMANDS = {
  start: { program: 'local/start.ts', python: ['emulator'] },
  stop: { program: 'local/stop.ts', python: [] },
  deploy: { program: 'local/deploy-running.ts', python: [] },
  check: { program: 'local/check.ts', python: ['cfn-lint'] },
  test: { program: 'local/test.ts', python: ['emulator', 'valkey', 'cfn-lint'] },
  'test:local': { program: 'local/test-local.ts', python: ['emulator', 'valkey'] },
  bench: { program: 'test/bench/bench.ts', python: ['emulator'] },
  fuzz: { program: 'local/fuzz.ts', python: ['emulator', 'schemathesis'] },
  isolation: { program: 'test/isolation/isolation.ts', python: ['emulator', 'valkey'] },
};

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (!command) fail(`Usage: node local/launch.mjs <${Object.keys(COMMANDS).join('|')}>`);
  const problem = nodeProblem();
  if (problem) fail(problem);
  const python = command.python.length > 0 ? findPython() : { ok: true };
  if (!python.ok) fail(python.problem);

  await Promise.all([
    installPackages(root, report),
    ...command.python.map((name) =>
      installPython(pythonEnvironment(root, name), python.command, report),
    ),
  ]);
  handOver(command, args);
}

function handOver({ program }, args) {
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...ownEnvironment(process.env), PATH: [bin, process.env.PATH].join(delimiter) };
  const child = spawn(join(bin, 'node'), [join(root, program), ...args], { stdio: 'inherit', env });
  // Ctrl-C reaches the program by itself; this process stays until it has put everything away.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function report(line) {
  console.log(`  ${line}`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

main(process.argv.slice(2)).catch((error) => fail(error.message));
