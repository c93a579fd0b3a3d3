import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type Command } from './commands.ts';
import { pythonEnvironment } from './environment.mjs';
import { repository } from './home.ts';
import { seconds, type Progress } from './progress.ts';
import type { Tally } from './tally.ts';

type Check = { readonly name: string; readonly command: () => Command['command'] };

const npm = (name: string): Check => ({ name, command: () => ['npm', 'run', '--silent', name] });

type Lane = readonly Check[];

/** What everything that reads templates waits for. */
export const SYNTHESIS: Lane = [npm('synth')];

/** What needs neither the local cloud nor a test runner; the lanes run beside each other. */
export const SOURCES: Lane = [npm('lint'), npm('types')];
export const TEMPLATES: Lane = [
  npm('format:check'),
  npm('layers'),
  npm('openapi:lint'),
  npm('workflows:lint'),
  { name: 'cfn-lint', command: cfnLint },
];

/** On every template of every stage, as `synth` has just written them; the silo's is an asset. */
function cfnLint(): Command['command'] {
  const python = join(pythonEnvironment(repository, 'cfn-lint').directory, 'bin', 'python');
  const templates = globSync('.build/cdk/*/{*.template,asset.*}.json', { cwd: repository });
  const main = 'import sys; from cfnlint.runner import main; sys.exit(main())';
  return [python, '-c', main, '--non-zero-exit-code', 'error', '--', ...templates];
}

/** Runs each check, also after one that failed, and shows what the failed ones said. */
export async function runChecks(lane: Lane, progress: Progress): Promise<Tally> {
  const failures: string[] = [];
  for (const check of lane) {
    if (!(await passes(check, progress))) failures.push(check.name);
  }
  return { passed: lane.length - failures.length, failures };
}

async function passes({ name, command }: Check, progress: Progress): Promise<boolean> {
  const start = performance.now();
  const { code, output } = await runCommand({ command: command() });
  const took = seconds(performance.now() - start);
  progress(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${took}`);
  if (code !== 0) progress(output);
  return code === 0;
}
