import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, beginning, ID } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold tenant retry', () => {
  it('starts the next attempt and follows it', async () => {
    const next = { ...beginning(), attempt: 2 };
    at.api.on(`POST /v1/tenants/${ID}/retry`, { status: 202, body: next });
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant({ attempt: 2 }) });
    const { status, stderr } = await run(['tenant', 'retry', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toContain(`Provisioning acme again (${ID}, attempt 2)`);
  });

  it('fails with 5 when there is nothing to retry', async () => {
    const title = 'There is nothing to retry';
    at.api.on(`POST /v1/tenants/${ID}/retry`, problem(409, 'tenant-not-retryable', { title }));
    expect((await run(['tenant', 'retry', ID])).status).toBe(EXIT.conflict);
  });
});
