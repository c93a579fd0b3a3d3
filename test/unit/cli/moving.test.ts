import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { moveExample } from '../../../functions/moves/examples.ts';
import { ID } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const MOVE = moveExample.id;
const command = ['tenant', 'move', '--tenant-id', ID, '--to', 'separate_schema'];
const accepted = { ...moveExample, phase: 'making-stores', phases: moveExample.phases.slice(0, 1) };
const done = {
  ...moveExample,
  phase: 'done',
  finishedAt: '2026-11-23T16:17:00.000Z',
  phases: moveExample.phases.map((phase) => ({ ...phase, seconds: 2.5 })),
};

function moves(...looks: object[]) {
  at.api.on(`POST /v1/tenants/${ID}/moves`, { status: 202, body: accepted });
  at.api.inTurn(
    `GET /v1/tenants/${ID}/moves/${MOVE}`,
    looks.map((body) => ({ body })),
  );
}

describe('freehold tenant move', () => {
  it('begins the move, shows each phase as it ends, and ends with the report', async () => {
    moves(done);
    const { status, stdout, stderr } = await run(command);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests(`POST /v1/tenants/${ID}/moves`)[0]).toMatchObject({
      body: { to: 'separate_schema' },
      headers: { 'idempotency-key': expect.any(String) as string },
    });
    expect(stderr).toContain(`Moving ${ID} to separate_schema in eu-central-1 (${MOVE})`);
    expect(stderr).toContain('  ✓  copying        2.5 s');
    expect(stdout).toContain('312 items, 89.7 KB');
    expect(stdout).toContain('the same at both places');
    expect(stdout).toContain('27.4 s');
  });

  it('ends at once with --no-wait', async () => {
    moves(done);
    const { status, stdout } = await run([...command, '--no-wait']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('making-stores');
    expect(at.api.requests(`GET /v1/tenants/${ID}/moves/${MOVE}`)).toHaveLength(0);
  });

  it('writes the move as JSON under --json', async () => {
    moves(done);
    const { stdout, stderr } = await run([...command, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: MOVE, phase: 'done' });
    expect(stderr).toBe('');
  });

  it('fails with the reason where the move was undone', async () => {
    moves({
      ...done,
      phase: 'failed',
      failure: { phase: 'verifying', reason: 'An item differs.' },
    });
    const { status, stderr } = await run(command);
    expect(status).toBe(EXIT.failed);
    expect(stderr).toContain('The move failed at verifying.');
    expect(stderr).toContain('An item differs.');
    expect(stderr).toContain('The tenant is where it was, and no copy is left.');
  });

  it('tells what stands in its way', async () => {
    at.api.on(`POST /v1/tenants/${ID}/moves`, {
      ...problem(409, 'already-there', { title: 'The tenant’s data lies there already' }),
    });
    const { status, stderr } = await run(command);
    expect(status).toBe(EXIT.conflict);
    expect(stderr).toContain('The tenant’s data lies there already.');
  });

  it('refuses a strategy that does not exist', async () => {
    const { status, stderr } = await run([...command.slice(0, -1), 'elsewhere']);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('elsewhere');
  });
});

describe('freehold tenant moves', () => {
  it('shows the latest move with its phases, and lists those before', async () => {
    const earlier = { ...done, id: 'mov_01kb2v3m9ne4a8x0c5r7d6f1aa', phase: 'failed' };
    at.api.on(`GET /v1/tenants/${ID}/moves`, { body: { items: [done, earlier] } });
    const { status, stdout } = await run(['tenant', 'moves', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('✓  draining');
    expect(stdout).toMatch(/mov_01kb2v3m9ne4a8x0c5r7d6f1aa .*failed/);
  });

  it('says so when there was none', async () => {
    at.api.on(`GET /v1/tenants/${ID}/moves`, { body: { items: [] } });
    expect((await run(['tenant', 'moves', ID])).stdout).toBe('No moves.\n');
  });
});
