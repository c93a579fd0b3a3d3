import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, write, run } = commandLine();

const SECRET = 'Vintage-41';

/** What passwords begin with, and how YAML would like to read it. */
const WRITTEN = [
  ...'!|>}]@%*,`'.split('').map((mark) => `${mark}${SECRET}`),
  `!!${SECRET}`,
  `!<${SECRET}`,
  `&${SECRET}`,
  `- ${SECRET}`,
  `? ${SECRET}`,
  `: ${SECRET}`,
  `${SECRET}: x`,
  `"${SECRET}`,
  `'${SECRET}`,
  `[${SECRET}`,
  `{${SECRET}`,
  `"${SECRET}"-42`,
  `"\\q${SECRET}"`,
  `#${SECRET}`,
  `{ ${SECRET}: x }`,
  `[${SECRET}]`,
];

const QUOTED = /quote|must be a text/;

describe('a secret that YAML reads otherwise', () => {
  it.each(WRITTEN)(
    'is not repeated when a tenant file has %j, and its line is',
    async (password) => {
      const file = write('tenant.yaml', `name: Acme\nadmin_password: ${password}\nplan: pro\n`);
      for (const more of [[], ['--json']]) {
        const env = { FREEHOLD_DEBUG: '1' };
        const { status, stdout, stderr } = await run(['tenant', '--config', file, ...more], {
          env,
        });
        expect(status).toBe(EXIT.invalid);
        expect(stdout + stderr).not.toContain(SECRET);
        expect(stderr).toMatch(QUOTED);
        expect(stderr).toMatch(more.length > 0 ? /"line": [234]/ : /tenant\.yaml:[234]:\d/);
      }
    },
  );

  it.each([...WRITTEN, SECRET, '41'])(
    'is not repeated when a configuration has %j for an api_key',
    async (key) => {
      const billing = `billing:\n      provider: stripe\n      webhook_secret: \${A}\n      api_key: ${key}`;
      const file = write('platform.yaml', `platform:\n  services:\n    ${billing}\n`);
      for (const more of [[], ['--json']]) {
        const { status, stdout, stderr } = await run([
          'config',
          'validate',
          '--file',
          file,
          ...more,
        ]);
        expect(status).toBe(EXIT.invalid);
        expect(stdout + stderr).not.toContain(SECRET);
      }
    },
  );

  it('is not repeated where the space behind the colon is missing', async () => {
    const file = write('tenant.yaml', `{ name: Acme, admin_password:${SECRET} }`);
    const { stderr } = await run(['tenant', '--config', file, '--json']);
    expect(stderr).toContain('admin_password:…');
    expect(stderr).not.toContain(SECRET);
  });
});

describe('a value that ends before a #', () => {
  const remarksOn = async (line: string) => {
    at.api.on('POST /v1/tenants', { status: 400, body: { title: 'Invalid request' } });
    const text = `name: Acme\nplan: pro # the plan\nadmin_email: a@b.example\n${line}\n`;
    return (await run(['tenant', '--config', write('tenant.yaml', text)])).stderr;
  };

  it.each(['admin_password: Vintage #41', 'admin_password: Vintage # 41', 'admin_name: Ada #1'])(
    'gets a remark in %j',
    async (line) => {
      const key = line.split(':')[0] ?? '';
      const stderr = await remarksOn(line);
      expect(stderr).toMatch(
        new RegExp(`^Remark: .*tenant\\.yaml:4:\\d+ {2}${key}: ends before \`#\``, 'm'),
      );
      expect(stderr).not.toContain('Vintage');
    },
  );

  it.each(['admin_password: "Vintage #41" # mine', 'admin_name: Ada # a comment', 'slug: a-b#c'])(
    'gets none in %j',
    async (line) => {
      expect(await remarksOn(line)).not.toContain('Remark');
    },
  );
});
