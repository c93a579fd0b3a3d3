import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, write, run } = commandLine();

const FILE = 'name: Müller Söhne\nplan: pro\nadmin_email: ada@acme.example\n';
const OPTIONS = ['--name', 'Acme', '--admin-email', 'ada@acme.example'];

const isRefused = (outcome: { status: number; stderr: string }, sentence: string) => {
  expect(outcome).toMatchObject({ status: EXIT.invalid });
  expect(outcome.stderr).toContain(sentence);
  expect(at.api.requests('POST /v1/tenants')).toEqual([]);
  expect(at.api.requests('POST /v1/sessions')).toEqual([]);
};

describe('a text that is no UTF-8', () => {
  it.each([
    ['ISO-8859-1', Buffer.from(FILE, 'latin1'), '1:8'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${FILE}`, 'utf16le'), '1:1'],
    ['UTF-16 without one', Buffer.from(FILE, 'utf16le'), '1:2'],
  ])(
    'is refused with its place as a tenant file in %s, and as a configuration',
    async (_, bytes, place) => {
      const file = write('tenant.yaml', bytes);
      const sentence = `${file}:${place}  is not UTF-8: save the file as UTF-8`;
      isRefused(await run(['tenant', '--config', file]), sentence);
      isRefused(await run(['config', 'validate', '--file', file]), sentence);
    },
  );

  it('is refused as a password on standard input, without a part of it', async () => {
    const stdin = Buffer.from('Vintäge-41!Vintage\n', 'latin1');
    const create = ['tenant', 'create', ...OPTIONS, '--admin-password-stdin'];
    const outcome = await run(create, { stdin });
    isRefused(outcome, 'Standard input is not UTF-8 at line 1, column 5.');
    expect(outcome.stderr).not.toContain('Vint');
    const login = ['login', '--profile', 'dev', '--api-url', at.api.url, '--password-stdin'];
    isRefused(await run([...login, '--email', 'a@b.example'], { stdin }), 'is not UTF-8');
  });

  it('is refused as a word of the command line, which Node.js has read already', async () => {
    const name = Buffer.from('Müller', 'latin1').toString('utf8');
    const create = ['tenant', 'create', '--admin-email', 'ada@acme.example', '--name', name];
    isRefused(await run(create), 'Word 6 of the command is not UTF-8 at letter 2.');
    isRefused(await run(['tenant', 'update', 'tnt_1', '--name', name]), 'Word 5 of the command');
  });

  it('is refused as a password of the environment', async () => {
    const file = write('tenant.yaml', `${FILE}admin_password: \${ADA}\n`);
    const outcome = await run(['tenant', '--config', file], { env: { ADA: 'Vint\ufffdge-41' } });
    isRefused(outcome, 'refers to the environment variable ADA, which is not UTF-8');
  });
});
