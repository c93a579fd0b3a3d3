import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine, ROOT } from './command-line.ts';

const { run } = commandLine();

describe('the exit statuses', () => {
  it('stand in docs/cli.md, each once and no other', () => {
    const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
    const section = page.split(/^## /m).find((part) => part.startsWith('Exit status')) ?? '';
    const documented = [...section.matchAll(/^\| `(\d+)` +\| `(\w+)` +\|/gm)].map(
      ([, code = '', name = '']) => [name, Number(code)],
    );
    expect(Object.fromEntries(documented)).toEqual(EXIT);
    expect(documented).toHaveLength(Object.keys(EXIT).length);
  });

  it('stand in the help', async () => {
    const { stdout } = await run(['--help']);
    const listed = stdout.slice(stdout.indexOf('Exit status:'));
    for (const code of Object.values(EXIT)) expect(listed).toMatch(new RegExp(`\\b${code} `));
  });
});

describe('docs/cli.md', () => {
  it('names every command', async () => {
    const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
    const groups = [
      '',
      'tenant',
      'config',
      'operator',
      'api-key',
      'support-access',
      'iam',
      'mail',
      'me',
      'member',
      'flag',
    ];
    for (const group of groups) {
      const { stdout } = await run(group ? ['help', group] : ['help']);
      const commands = stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}([a-z-]+) /gm);
      for (const [, name = ''] of commands) {
        if (name !== 'help') expect(page).toContain(`freehold ${group ? `${group} ` : ''}${name}`);
      }
    }
  });
});
