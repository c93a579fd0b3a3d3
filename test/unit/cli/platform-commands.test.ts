import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine, OPERATOR, ROOT } from './command-line.ts';

const { at, write, run } = commandLine();

/** It asks each Python of the machine for its version. */
describe('freehold doctor', () => {
  const well = () => {
    at.api.on('GET /v1/openapi.json', { body: { info: { version: '0.1.0' } } });
    at.api.on('GET /v1/me', {
      body: { kind: 'operator', userId: 'op-1', email: OPERATOR.email, permissions: [] },
    });
    at.api.on('GET /_gate/ready', { body: { ready: true } });
  };

  it('finds a well platform well', async () => {
    well();
    const { status, stdout } = await run(['doctor']);
    expect(stdout).not.toContain('✗');
    expect(stdout).toContain(`signs in as ${OPERATOR.email}`);
    expect(status).toBe(EXIT.ok);
  });

  it('fails and says what is wrong, in JSON too', async () => {
    well();
    at.api.on('GET /v1/me', { status: 503, headers: { 'retry-after': '0' } });
    const { status, stdout, stderr } = await run(['doctor', '--json']);
    expect(status).toBe(EXIT.failed);
    const { findings } = JSON.parse(stdout) as { findings: { check: string; status: string }[] };
    expect(findings.filter(({ status }) => status !== 'ok')).toMatchObject([
      { check: 'operator', status: 'problem' },
    ]);
    expect(JSON.parse(stderr)).toMatchObject({ error: { exitCode: EXIT.failed } });
  });

  it('says that no platform runs here', async () => {
    const { stdout } = await run(['doctor'], { env: { FREEHOLD_HOME: join(at.directory, 'no') } });
    expect(stdout).toMatch(/✗ +platform +not running\n +Start it with `npm start`/);
  });
});

describe('freehold iam denials', () => {
  const denial = (number: number) => ({
    number,
    time: '2026-11-23T16:00:02.123Z',
    caller: 'arn:aws:sts::000000000000:assumed-role/TenantData/tnt_1',
    call: 'dynamodb:GetItem',
    action: 'dynamodb:GetItem',
    resource: `arn:aws:dynamodb:us-east-1:000000000000:table/T${number}`,
    locks: ['role policy', 'session policy'],
    reason: 'no policy allows it',
    context: {},
  });

  it('shows time, caller, action, resource and what refused', async () => {
    at.api.on('GET /_gate/denials', { body: { last: 2, denials: [denial(1), denial(2)] } });
    const { status, stdout } = await run(['iam', 'denials', '--last', '1']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toBe(
      [
        '2026-11-23 16:00:02Z  dynamodb:GetItem  refused by role policy and session policy',
        '  caller    arn:aws:sts::000000000000:assumed-role/TenantData/tnt_1',
        '  resource  arn:aws:dynamodb:us-east-1:000000000000:table/T2',
        '  no policy allows it\n',
      ].join('\n'),
    );
  });

  it('follows new ones until Ctrl-C, each once', async () => {
    const interruption = new AbortController();
    at.api.on('GET /_gate/denials', ({ path }) => {
      if (path.endsWith('since=0')) return { body: { last: 1, denials: [denial(1)] } };
      if (path.endsWith('since=1')) return { body: { last: 2, denials: [denial(2)] } };
      interruption.abort();
      return { body: { last: 2, denials: [] } };
    });
    const args = ['iam', 'denials', '--follow', '--json'];
    const { status, stdout } = await run(args, { interrupted: interruption.signal });
    expect(status).toBe(EXIT.interrupted);
    const numbers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(numbers).toMatchObject([{ number: 1 }, { number: 2 }]);
  });

  it('names CloudTrail where there is no local cloud', async () => {
    await run(
      [
        'login',
        '--profile',
        'dev',
        '--api-url',
        at.api.url,
        '--email',
        'a@b.example',
        '--password-stdin',
      ],
      { stdin: 'Password-1\n' },
    );
    const { status, stderr } = await run(['iam', 'denials', '--profile', 'dev']);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('CloudTrail');
  });
});

describe('freehold config validate', () => {
  it('accepts our own configuration, and says what cannot be deployed yet', async () => {
    expect((await run(['config', 'validate'])).stdout).toMatch(/^Valid: .*plans basic, pro/);
    const file = join(ROOT, 'config/examples/platform-spec.yaml');
    const { status, stdout } = await run(['config', 'validate', '--file', file]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('Not deployable yet: ');
  });

  it('says what it validates and nothing enforces yet', async () => {
    const file = ['--file', join(ROOT, 'config/examples/platform-spec.yaml')];
    const { stdout } = await run(['config', 'validate', ...file]);
    expect(stdout).toContain('No effect yet: platform.services.storage; ');
    expect(stdout).not.toContain('limits.');
    const asJson = JSON.parse(
      (await run(['config', 'validate', '--json', ...file])).stdout,
    ) as object;
    const setting = 'platform.services.storage';
    expect(asJson).toHaveProperty('withoutEffect.0', expect.objectContaining({ setting }));
    expect((await run(['config', 'validate'])).stdout).not.toContain('No effect yet');
    expect((await run(['doctor'])).stdout).not.toContain('no effect yet');
  });

  it('reports every problem by file and line, in JSON too', async () => {
    const file = write('platform.yaml', 'platform:\n  name: 7\n  colour: red\n');
    const { status, stderr } = await run(['config', 'validate', '--file', file]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain(`${file}:2:9  platform.name: `);
    expect(stderr).toContain(`${file}:3:3  platform.colour: `);
    const asJson = await run(['config', 'validate', '--file', file, '--json']);
    const { error } = JSON.parse(asJson.stderr) as { error: { problem: object[] } };
    expect(error.problem).toContainEqual(
      expect.objectContaining({ file, line: 3, column: 3, path: 'platform.colour' }),
    );
  });

  it('names the file that was meant', async () => {
    const file = write('platform.yaml', '');
    const { status, stderr } = await run([
      'config',
      'validate',
      '--file',
      file.replace('.yaml', '.yml'),
    ]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain(`Did you mean ${file}?`);
  });
});
