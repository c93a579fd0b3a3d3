import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { completionScript } from '../../../cli/completion.ts';
import { freeholdProgram } from '../../../cli/program.ts';

const program = freeholdProgram(
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: {},
    interrupted: new AbortController().signal,
  },
  [],
);

/** Nobody must install a shell to test: what needs one is tested where it is. */
const isHere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe('the bash completion, sourced in bash', () => {
  let script = '';
  beforeAll(() => {
    script = completionScript(program, 'bash');
  });

  /** What TAB offers at the end of the words. */
  function offered(...words: string[]): string[] {
    const text = `set -u
${script}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length - 1}
_freehold
printf '%s\\n' "\${COMPREPLY[@]:-}"`;
    return execFileSync('bash', ['--norc', '-c', text]).toString().trim().split('\n');
  }

  it('offers the commands', () => {
    expect(offered('freehold', '')).toEqual(expect.arrayContaining(['tenant', 'monitor', 'iam']));
    expect(offered('freehold', 'mo')).toEqual(['monitor']);
    expect(offered('freehold', 'tenant', 'up')).toEqual(['update']);
    expect(offered('freehold', 'config', '')).toContain('validate');
  });

  it('offers a command’s options and those of every command', () => {
    expect(offered('freehold', 'tenant', 'create', '--adm')).toEqual([
      '--admin-email',
      '--admin-name',
      '--admin-password-stdin',
    ]);
    expect(offered('freehold', 'tenant', 'create', '--js')).toEqual(['--json']);
  });

  it('knows the values of an option', () => {
    expect(offered('freehold', 'tenant', 'list', '--status', '')).toEqual([
      'provisioning',
      'active',
      'suspended',
      'terminated',
      'failed',
    ]);
    expect(offered('freehold', 'completion', 'z')).toEqual(['zsh']);
  });

  it('offers files where a value may be one', () => {
    expect(offered('freehold', 'tenant', '--config', '')).toEqual(['']);
  });

  it('is not misled by an id, nor by the value of an option', () => {
    expect(offered('freehold', 'tenant', 'update', 'tnt_1', '--sett')).toEqual(['--settings']);
    expect(offered('freehold', '--profile', 'tenant', 'mon')).toEqual(['monitor']);
  });

  it('is registered for the command', () => {
    const text = `${script}\ncomplete -p freehold`;
    expect(execFileSync('bash', ['--norc', '-c', text]).toString()).toContain('-F _freehold');
  });
});

describe('the zsh completion', () => {
  it('uses no variable that zsh gives a meaning of its own', () => {
    expect(completionScript(program, 'zsh')).not.toMatch(/\b(path|status|words)=/);
  });

  if (isHere('zsh')) {
    it('can be sourced in zsh', () => {
      const text = `${completionScript(program, 'zsh')}\nwhich _freehold >/dev/null`;
      expect(spawnSync('zsh', ['-f', '-c', text]).status).toBe(0);
    });
  }
});

describe('the fish completion', () => {
  const script = completionScript(program, 'fish');

  it('is a list of complete commands with closed quotes', () => {
    for (const line of script.split('\n')) {
      expect(line).toMatch(/^complete -c freehold /);
      expect(line.split("'").length % 2).toBe(1);
    }
    expect(script).toContain("-l status -x -a 'provisioning active suspended terminated failed'");
  });

  if (isHere('fish')) {
    it('offers commands in fish', () => {
      const text = `${script}\ncomplete -C 'freehold mon'`;
      expect(execFileSync('fish', ['--no-config', '-c', text]).toString()).toContain('monitor');
    });
  }
});
