import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, beginning, ID, stepsOf } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const command = ['tenant', 'give-up', ID];
const request = `POST /v1/tenants/${ID}/give-up`;

describe('freehold tenant give-up', () => {
  it('waits until the tenant is terminated', async () => {
    at.api.on(request, { status: 202, body: beginning() });
    at.api.inTurn(`GET /v1/tenants/${ID}`, [
      { body: beginning() },
      { body: aTenant({ state: 'terminated', steps: stepsOf('undone', 'failed') }) },
    ]);
    const { status, stdout, stderr } = await run(command);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toContain(`Giving up acme (${ID})`);
    expect(stdout).toMatch(/State +terminated/);
  });

  it('fails with what could not be removed, and names itself to go on', async () => {
    const reason = 'The tenant is to be given up. Not undone: create-identity.';
    const failedAt = '2026-11-23T16:00:09.480Z';
    const failure = { step: 'create-identity', reason, retryable: true, failedAt };
    at.api.on(request, { status: 202, body: beginning() });
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant({ state: 'provisioning', failure }) });
    const { status, stderr } = await run(command);
    expect(status).toBe(EXIT.provisioningFailed);
    expect(stderr).toContain(`Giving up acme failed at create-identity.\n  ${reason}\n`);
    expect(stderr).toContain(`Try again with: freehold tenant give-up ${ID}`);
  });

  it('tells why a tenant is not given up', async () => {
    const detail = 'The tenant is active.';
    const title = 'Tenant not given up';
    at.api.on(request, problem(409, 'tenant-not-given-up', { title, detail }));
    const { status, stderr } = await run(command);
    expect(status).toBe(EXIT.conflict);
    expect(stderr).toBe(`${title}.\n  ${detail}\n`);
  });
});
