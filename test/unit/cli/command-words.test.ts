import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { nearest } from '../../../cli/nearest.ts';
import { commandLine } from './command-line.ts';

const { run } = commandLine();

describe('a wrong command line', () => {
  it.each([
    ['tenat', "Unknown command 'tenat'.\nDid you mean tenant? See: freehold --help\n"],
    [
      'tenant crate',
      "Unknown command 'crate'.\nDid you mean create? See: freehold tenant --help\n",
    ],
    ['tenant qqqqqqq', "Unknown command 'qqqqqqq'.\nSee: freehold tenant --help\n"],
    [
      'tenant list --limt 3',
      "Unknown option '--limt'.\nDid you mean --limit? See: freehold tenant list --help\n",
    ],
    [
      'monitor --tenantid x',
      "Unknown option '--tenantid'.\nDid you mean --tenant-id? See: freehold monitor --help\n",
    ],
    [
      'monitor',
      "Required option '--tenant-id <id>' not specified.\nSee: freehold monitor --help\n",
    ],
    ['tenant show', "Missing required argument 'id'.\nSee: freehold tenant show --help\n"],
    [
      'tenant --config',
      "Option '--config <file>' argument missing.\nSee: freehold tenant --help\n",
    ],
  ])('%s: is explained', async (words, explanation) => {
    const { status, stdout, stderr } = await run(words.split(' '));
    expect({ status, stdout, stderr }).toEqual({
      status: EXIT.invalid,
      stdout: '',
      stderr: explanation,
    });
  });

  it.each(['tenat', 'tenant crate', 'monitor', 'config', 'tenant', 'completion sh'])(
    '%s: is explained as JSON with --json',
    async (words) => {
      const { status, stdout, stderr } = await run([...words.split(' '), '--json']);
      expect(status).toBe(EXIT.invalid);
      expect(stdout).toBe('');
      expect(JSON.parse(stderr)).toMatchObject({ error: { exitCode: EXIT.invalid, details: [] } });
    },
  );

  it.each(['tenant', 'config', 'operator', 'iam'])('%s: alone shows its help', async (word) => {
    const { status, stderr } = await run([word]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain(`Usage: freehold ${word}`);
  });
});

describe('help', () => {
  it.each(['--help', 'help', 'help tenant', 'tenant create --help', '--version'])(
    '%s: succeeds on standard output',
    async (words) => {
      const { status, stdout, stderr } = await run(words.split(' '));
      expect(status).toBe(EXIT.ok);
      expect(stdout).not.toBe('');
      expect(stderr).toBe('');
    },
  );
});

describe('nearest', () => {
  it.each([
    ['tennat', 'tenant'],
    ['moniter', 'monitor'],
    ['docter', 'doctor'],
    ['xyzzy', undefined],
  ])('%s → %s', (typed, meant) => {
    expect(nearest(typed, ['tenant', 'monitor', 'doctor', 'login'])).toBe(meant);
  });
});
