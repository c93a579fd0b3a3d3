import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, beginning, ID, stepsOf } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const JOB_ID = 'job_01kb2v3m9ne4a8x0c5r7d6f1gh';
const job = (different = {}) => ({
  id: JOB_ID,
  tenantId: ID,
  type: 'termination',
  state: 'running',
  phase: 'ending-access',
  startedBy: 'op-1',
  startedAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:00.000Z',
  report: { eraseAt: '2026-12-23T16:00:00.000Z' },
  ...different,
});
const by = { kind: 'operator', id: 'op-1' } as const;
const since = '2026-11-23T16:00:00.000Z';

describe('freehold tenant suspend and resume', () => {
  it('sends the reason and the note, and shows what stands', async () => {
    const suspensions = [{ reason: 'abuse', note: 'Spam was sent.', by, since } as const];
    const body = aTenant({ state: 'suspended', suspensions });
    at.api.on(`POST /v1/tenants/${ID}/suspend`, { body });
    const args = ['tenant', 'suspend', ID, '--reason', 'abuse', '--note', 'Spam was sent.'];
    const { status, stdout } = await run(args);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/State +suspended/);
    expect(stdout).toMatch(/Suspended +abuse: Spam was sent\./);
    expect(at.api.requests(`POST /v1/tenants/${ID}/suspend`)).toMatchObject([
      { body: { reason: 'abuse', note: 'Spam was sent.' } },
    ]);
  });

  it('lifts the operator’s own reason by default', async () => {
    at.api.on(`POST /v1/tenants/${ID}/resume`, { body: aTenant() });
    const { stdout } = await run(['tenant', 'resume', ID, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'active' });
    expect(at.api.requests(`POST /v1/tenants/${ID}/resume`)).toMatchObject([
      { body: { reason: 'operator' } },
    ]);
  });

  it('tells what is possible where it is not', async () => {
    const title = 'Not possible in this state';
    const detail = 'The tenant is terminated. Possible now: restore.';
    at.api.on(
      `POST /v1/tenants/${ID}/suspend`,
      problem(409, 'transition-not-possible', { title, detail }),
    );
    const { status, stderr } = await run(['tenant', 'suspend', ID]);
    expect(status).toBe(EXIT.conflict);
    expect(stderr).toContain(detail);
  });
});

describe('freehold tenant plan', () => {
  it('follows the job, and fails as it does', async () => {
    at.api.on(`PUT /v1/tenants/${ID}/plan`, {
      status: 202,
      body: job({ type: 'plan-change', phase: 'spreading', report: {} }),
    });
    const reason = 'The move failed: The stack was refused.';
    at.api.inTurn(`GET /v1/tenants/${ID}/jobs/${JOB_ID}`, [
      { body: job({ type: 'plan-change', phase: 'moving', report: {} }) },
      {
        body: job({
          ...{ type: 'plan-change', phase: 'failed', state: 'failed', report: {} },
          failure: { phase: 'moving', reason },
        }),
      },
    ]);
    const { status, stderr } = await run(['tenant', 'plan', ID, 'enterprise']);
    expect(status).toBe(EXIT.failed);
    expect(stderr).toMatch(/spreading\n.*moving/s);
    expect(stderr).toContain(reason);
  });

  it('shows everything that is too much for a smaller plan', async () => {
    const errors = [
      'It uses 6 seats; the plan grants 5.',
      'It uses 1 API keys; the plan grants 0.',
    ];
    at.api.on(
      `PUT /v1/tenants/${ID}/plan`,
      problem(409, 'plan-too-small', {
        title: 'Plan too small',
        errors: errors.map((detail) => ({ pointer: '/plan', detail })),
      }),
    );
    const { status, stderr } = await run(['tenant', 'plan', ID, 'basic']);
    expect(status).toBe(EXIT.conflict);
    for (const error of errors) expect(stderr).toContain(error);
  });
});

describe('freehold tenant terminate', () => {
  const command = ['tenant', 'terminate', ID];
  const request = `POST /v1/tenants/${ID}/terminate`;

  it('asks for the slug, and does nothing where nobody can be asked', async () => {
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant() });
    at.api.on(request, { status: 202, body: { job: job() } });
    const { status, stderr } = await run(command);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('Terminating acme');
    expect(stderr).toContain('--yes');
    expect(at.api.requests(request)).toEqual([]);
  });

  it('with --yes ends it, and follows the job to its end', async () => {
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant() });
    at.api.on(request, { status: 202, body: { job: job() } });
    at.api.on(`GET /v1/tenants/${ID}/jobs/${JOB_ID}`, {
      body: job({ state: 'succeeded', phase: 'done' }),
    });
    const { status, stdout } = await run([...command, '--yes', '--note', 'It has ended.']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/Erased after +2026-12-23T16:00:00\.000Z/);
    expect(at.api.requests(request)).toMatchObject([{ body: { note: 'It has ended.' } }]);
  });

  it('gives up a tenant that never became active, and waits until nothing is left', async () => {
    at.api.on(request, { status: 202, body: { tenant: beginning() } });
    at.api.inTurn(`GET /v1/tenants/${ID}`, [
      { body: beginning() },
      { body: beginning() },
      { body: aTenant({ state: 'terminated', steps: stepsOf('undone', 'failed') }) },
    ]);
    const { status, stdout, stderr } = await run([...command, '--yes']);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toContain(`Giving up acme (${ID})`);
    expect(stdout).toMatch(/State +terminated/);
  });

  it('fails with what could not be removed, and names itself to go on', async () => {
    const reason = 'The tenant is to be given up. Not undone: create-identity.';
    const failedAt = '2026-11-23T16:00:09.480Z';
    const failure = { step: 'create-identity', reason, retryable: true, failedAt };
    at.api.on(request, { status: 202, body: { tenant: beginning() } });
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant({ state: 'provisioning', failure }) });
    const { status, stderr } = await run([...command, '--yes']);
    expect(status).toBe(EXIT.provisioningFailed);
    expect(stderr).toContain(`Giving up acme failed at create-identity.\n  ${reason}\n`);
    expect(stderr).toContain(`Try again with: freehold tenant terminate ${ID}`);
  });
});

describe('freehold tenant restore', () => {
  it('starts it, and does not wait where it shall not', async () => {
    at.api.on(`POST /v1/tenants/${ID}/restore`, {
      status: 202,
      body: job({ type: 'restoration', phase: 'opening-access', report: {} }),
    });
    const { status, stdout } = await run(['tenant', '--no-wait', 'restore', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/Type +restoration/);
  });
});
