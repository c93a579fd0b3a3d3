import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, beginning, ID, stepsOf } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, write, run } = commandLine();

const FILE = `name: Acme
plan: pro
admin_email: ada@acme.example
admin_password: \${ADA_PASSWORD}
settings: { theme: dark }
`;
const env = { ADA_PASSWORD: 'Correct-Horse-7-Battery' };
const onboard = (...more: string[]) =>
  run(['tenant', '--config', write('tenant.yaml', FILE), ...more], { env });

function provisions(...looks: Parameters<typeof aTenant>[0][]) {
  at.api.on('POST /v1/tenants', { status: 202, body: beginning() });
  at.api.inTurn(
    `GET /v1/tenants/${ID}`,
    looks.map((different) => ({ body: aTenant(different) })),
  );
}

const failure = {
  step: 'create-identity',
  reason: 'The user pool could not be made.',
  retryable: true,
  failedAt: '2026-11-23T16:00:09.480Z',
};

describe('freehold tenant --config', () => {
  it('sends what the file says, shows the steps and ends with the summary', async () => {
    provisions({ state: 'provisioning', steps: stepsOf('done', 'running') }, {});
    const { status, stdout, stderr } = await onboard();

    expect(status).toBe(EXIT.ok);
    expect(at.api.requests('POST /v1/tenants')[0]).toMatchObject({
      body: {
        name: 'Acme',
        plan: 'pro',
        adminEmail: 'ada@acme.example',
        adminPassword: env.ADA_PASSWORD,
        settings: { theme: 'dark' },
      },
      headers: { authorization: 'Bearer access-1' },
    });
    expect(stderr.split('\n')).toEqual([
      `Provisioning acme (${ID})`,
      '  ✓  create-dedicated-resources  done     0.4 s',
      '  ✓  create-identity             done     0.4 s',
      '  ✓  prepare-storage             done     0.4 s',
      '  ✓  create-billing-customer     done     0.4 s',
      '  ✓  activate-tenant             done     0.4 s',
      '  ✓  send-welcome-email          done     0.4 s',
      '',
    ]);
    for (const fact of [ID, 'Acme', 'pro', 'active', 'shared_schema in eu-central-1', 'api_access'])
      expect(stdout).toContain(fact);
  });

  it('waits for the last step although the tenant is active before it', async () => {
    provisions({ steps: stepsOf('done', 'done', 'done', 'done', 'running') }, {});
    expect((await onboard()).stderr).toContain('✓  send-welcome-email');
  });

  it('fails with 8 beside the result when only the welcome e-mail failed', async () => {
    const steps = stepsOf('done', 'done', 'done', 'done', 'failed').map((step) =>
      step.status === 'failed' ? { ...step, reason: 'The address is not verified.' } : step,
    );
    provisions({ steps });
    const { status, stdout, stderr } = await onboard();
    expect(status).toBe(EXIT.notWelcomed);
    expect(stdout).toContain(ID);
    expect(stderr).toContain(
      'The tenant is active, but send-welcome-email failed.\n  The address is not verified.\n',
    );
    expect(stderr).toContain('has no password but one that you gave');
    expect(stderr).toContain(`freehold tenant retry ${ID}`);
  });

  it('fails with 6, the reason and what to do when the provisioning failed', async () => {
    provisions({ state: 'provisioning', steps: stepsOf('undone', 'failed'), failure });
    const { status, stdout, stderr } = await onboard();
    expect(status).toBe(EXIT.provisioningFailed);
    expect(stdout).toBe('');
    expect(stderr).toContain('✗  create-identity');
    expect(stderr).toContain(
      `Provisioning acme failed at create-identity.\n  The user pool could not be made.\n  Nothing was left behind.\nTry again with: freehold tenant retry ${ID}\n`,
    );
    const asJson = await onboard('--json');
    expect(asJson).toMatchObject({ status: EXIT.provisioningFailed, stdout: '' });
    expect(JSON.parse(asJson.stderr)).toMatchObject({
      error: { exitCode: 6, problem: { id: ID, failure } },
    });
  });

  it('does not say that nothing is left when a step could not be undone', async () => {
    const reason = 'The step kept failing. Not undone: create-identity.';
    const steps = stepsOf('undone', 'failed');
    provisions({ state: 'provisioning', steps, failure: { ...failure, reason } });
    const { stderr } = await onboard();
    expect(stderr).toContain(`${reason}\n  The next attempt takes up what is left.\n`);
    expect(stderr).not.toContain('Nothing was left behind');
  });

  it('fails with 5 when the slug is taken', async () => {
    at.api.on('POST /v1/tenants', problem(409, 'slug-taken', { title: 'The slug acme is taken' }));
    const { status, stderr } = await onboard();
    expect(status).toBe(EXIT.conflict);
    expect(stderr).toBe('The slug acme is taken.\n');
  });

  it('fails with 2 and lists each field that the platform refuses', async () => {
    const errors = [
      { pointer: '/plan', detail: 'There is no plan gold.' },
      { pointer: '/settings/features', detail: 'It is no object.' },
    ];
    const title = 'The request is not valid';
    at.api.on('POST /v1/tenants', problem(400, 'invalid-request', { title, errors }));
    const { status, stderr } = await onboard();
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toBe(
      'The request is not valid.\n  plan: There is no plan gold.\n  settings/features: It is no object.\n',
    );
  });

  it('fails with 2 and names each line that is wrong before anything is sent', async () => {
    const file = write('wrong.yaml', 'name: 7\nplan: pro\nadmin_mail: ada@acme.example\n');
    const { status, stderr } = await run(['tenant', '--config', file]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain(`${file} is not a valid tenant file.`);
    expect(stderr).toContain(`${file}:1:7  name: `);
    expect(stderr).toContain(`${file}:3:1  admin_mail: `);
    expect(at.api.seen).toEqual([]);
  });

  it('fails with 2 for a missing file and names the one that was meant', async () => {
    const file = write('acme.yaml', FILE);
    const { status, stderr } = await run(['tenant', '--config', file.replace('acme', 'acne')]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain(`Did you mean ${file}?`);
  });

  it('survives looks that get no answer', async () => {
    at.api.on('POST /v1/tenants', { status: 202, body: beginning() });
    at.api.inTurn(`GET /v1/tenants/${ID}`, [{ drops: true }, { status: 500 }, { body: aTenant() }]);
    expect((await onboard()).status).toBe(EXIT.ok);
  });

  it('asks again with the same key when the platform asks for patience', async () => {
    provisions({});
    at.api.inTurn('POST /v1/tenants', [
      { ...problem(503, 'registry-busy'), headers: { 'retry-after': '0' } },
      { status: 202, body: beginning() },
    ]);
    expect((await onboard()).status).toBe(EXIT.ok);
    const keys = at.api.requests('POST /v1/tenants').map((r) => r.headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('says how to look again when Ctrl-C ends the wait', async () => {
    const interruption = new AbortController();
    at.api.on('POST /v1/tenants', { status: 202, body: beginning() });
    at.api.on(`GET /v1/tenants/${ID}`, () => {
      interruption.abort();
      return { body: beginning() };
    });
    const { status, stderr } = await run(['tenant', '--config', write('tenant.yaml', FILE)], {
      env,
      interrupted: interruption.signal,
    });
    expect(status).toBe(EXIT.interrupted);
    expect(stderr).toContain(
      `Stopped watching; the provisioning goes on.\nLook again with: freehold monitor --tenant-id ${ID} --watch`,
    );
  });

  it('does not wait with --no-wait, and gives the tenant as JSON with --json', async () => {
    provisions({});
    const { status, stdout, stderr } = await onboard('--no-wait', '--json');
    expect(status).toBe(EXIT.ok);
    expect(JSON.parse(stdout)).toEqual(beginning());
    expect(stderr).toBe('');
    expect(at.api.requests(`GET /v1/tenants/${ID}`)).toEqual([]);
  });

  it('refuses an answer that is not the API’s', async () => {
    at.api.on('POST /v1/tenants', { status: 202, body: { hello: 'world' } });
    const { status, stderr } = await onboard();
    expect(status).toBe(EXIT.failed);
    expect(stderr).toContain('answered what this freehold does not know');
  });
});

describe('freehold tenant create', () => {
  it('sends the options, and the password of standard input', async () => {
    provisions({});
    const settings = { features: { api_access: false } };
    const { status } = await run(
      [
        ...['tenant', 'create', '--name', 'Acme', '--admin-email', 'ada@acme.example'],
        ...['--isolation', 'shared_schema', '--settings', JSON.stringify(settings)],
        '--admin-password-stdin',
      ],
      { stdin: 'Correct-Horse-7-Battery\n' },
    );
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests('POST /v1/tenants')[0]?.body).toEqual({
      name: 'Acme',
      adminEmail: 'ada@acme.example',
      isolation: 'shared_schema',
      settings,
      adminPassword: 'Correct-Horse-7-Battery',
    });
  });

  it('refuses settings that are no JSON object before anything is sent', async () => {
    const options = ['--name', 'Acme', '--admin-email', 'ada@acme.example', '--settings', 'dark'];
    const { status, stderr } = await run(['tenant', 'create', ...options]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('It is no JSON object');
    expect(at.api.seen).toEqual([]);
  });
});
