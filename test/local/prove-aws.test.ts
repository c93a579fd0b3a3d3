import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHome } from '../support/cli-home.ts';

const PROGRAM = join(import.meta.dirname, '../prove/prove-aws.ts');

let home = '';
beforeAll(() => {
  home = cliHome();
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** Verdicts by what they are of. */
function verdictsIn(report: string): Map<string, string> {
  const rows = report.split('\n').filter((line) => line.startsWith('| '));
  return new Map(
    rows.map((row) => [row.split(' | ')[0]?.slice(2) ?? '', row.split(' | ')[1] ?? '']),
  );
}

describe('npm run prove:aws, in its short form', () => {
  it('proves of the local cloud what an emulator can show, and says of the rest that it cannot', async () => {
    const output = join(home, 'proof.md');
    const child = spawn(
      process.execPath,
      [PROGRAM, '--stage', 'local', '--short', '--output', output],
      { env: { ...process.env, FREEHOLD_HOME: home } },
    );
    const ended = new Promise<number>((end) => child.once('close', (code) => end(code ?? -1)));
    const [said] = await Promise.all([text(child.stderr), text(child.stdout)]);
    expect({ status: await ended, said }).toEqual({ status: 0, said: '' });

    const verdicts = verdictsIn(readFileSync(output, 'utf8'));
    for (const place of [
      'shared_schema in us-east-1',
      'shared_database in us-east-1',
      'separate_schema in us-east-1',
      'separate_database in us-east-1',
      'separate_database in eu-central-1',
    ]) {
      expect(verdicts.get(place), place).toBe('proved');
      expect(verdicts.get(`session of ${place}`), place).toBe('proved');
    }
    const open = [...verdicts].filter(([, verdict]) => verdict === 'not provable here');
    expect(open.map(([subject]) => subject)).toEqual([
      'session policies on tables that AWS’s key encrypts',
      'KMS by aws:PrincipalTag through DynamoDB and S3',
      'size of each session (SessionTokenUtilization, once PackedPolicySize)',
      'Null aws:ResourceTag at CreateKey and TagResource',
      'a silo’s TemplateURL across regions',
    ]);
  });
});
