import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestTenant } from './api.ts';
import { localCloud } from './local-cloud.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Runs the commands of a section of docs/cli.md as a tenant's owner, and gives what they said beside what the page shows. */
export async function followPage(title: string, { admin, slug }: TestTenant) {
  const home = mkdtempSync(join(tmpdir(), 'freehold-page-'));
  const { commands, shown } = linesOf(title);
  const freehold = `"${process.execPath}" "${join(ROOT, 'cli/freehold.mjs')}"`;
  const script = [
    'set -e',
    `npx() { shift; ${freehold} "$@"; }`,
    `echo '${admin.password}' | npx freehold login --profile acme --api-url ${localCloud().apiUrl} --tenant ${slug} --email ${admin.email} --password-stdin > login.txt`,
    ...commands,
  ].join('\n');
  const env = { ...process.env, FREEHOLD_CONFIG_HOME: home, FREEHOLD_HOME: home };
  try {
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: home, env });
    return { said: stdout.trim().split('\n'), shown };
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** The section's commands, and the lines between them. */
function linesOf(title: string) {
  const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
  const [, rest = ''] = page.split(`## ${title}\n`);
  const [section = ''] = rest.split('\n## ');
  const lines = [...section.matchAll(/```\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const isCommand = (line: string) => line.startsWith('$ ');
  return {
    commands: lines.filter(isCommand).map((line) => line.slice(2)),
    shown: lines.filter((line) => !isCommand(line)),
  };
}
