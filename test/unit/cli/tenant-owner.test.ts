import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { ID } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold tenant restore-owner', () => {
  it('says where the new first password went', async () => {
    const body = { tenantId: ID, email: 'ada@acme.example' };
    at.api.on(`POST /v1/tenants/${ID}/restore-owner`, { body });
    const { status, stdout } = await run(['tenant', 'restore-owner', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toBe('A new first password is on its way to ada@acme.example.\n');
  });

  it('fails with 5 where there is no owner to restore', async () => {
    const refused = problem(409, 'owner-not-restorable', { title: 'Owner not restorable' });
    at.api.on(`POST /v1/tenants/${ID}/restore-owner`, refused);
    expect((await run(['tenant', 'restore-owner', ID])).status).toBe(EXIT.conflict);
  });
});

describe('freehold tenant correct-admin', () => {
  const path = `PUT /v1/tenants/${ID}/admin`;
  const args = ['tenant', 'correct-admin', ID, '--email', 'ada@acme.example'];

  it('says where the welcome went, and corrects the version it is told', async () => {
    at.api.on(path, { body: { tenantId: ID, email: 'ada@acme.example' } });
    const { stdout } = await run(args);
    expect(stdout).toBe('The welcome is on its way to ada@acme.example.\n');
    await run([...args, '--name', 'Ada', '--if-match', '3']);
    expect(at.api.requests(path)).toMatchObject([
      { headers: { 'if-match': '*' }, body: { email: 'ada@acme.example' } },
      { headers: { 'if-match': '"3"' }, body: { email: 'ada@acme.example', name: 'Ada' } },
    ]);
  });

  it('fails with 5 once somebody has signed in', async () => {
    at.api.on(path, problem(409, 'admin-not-correctable', { title: 'Admin not correctable' }));
    expect((await run(args)).status).toBe(EXIT.conflict);
  });
});
