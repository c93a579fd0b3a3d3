import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { aTenant, ID, stepsOf } from './a-tenant.ts';
import { problem } from './api-stub.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const failure = {
  step: 'create-identity',
  reason: 'The user pool could not be made.',
  retryable: true,
  failedAt: '2026-11-23T16:00:09.480Z',
};

describe('freehold tenant list', () => {
  it('shows a table, and where to go on', async () => {
    const items = [aTenant(), aTenant({ slug: 'globex', state: 'provisioning', failure })];
    at.api.on('GET /v1/tenants', { body: { items, nextCursor: 'c2' } });
    const { status, stdout, stderr } = await run(['tenant', 'list', '--plan', 'pro', '--q', 'a b']);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests('GET /v1/tenants')[0]?.path).toBe('/v1/tenants?plan=pro&q=a%20b');
    expect(stdout.split('\n')[0]).toMatch(/^ID +SLUG +PLAN +STATE +CREATED +NAME$/);
    expect(stdout).toMatch(/acme +pro +active +2026-11-23 16:00:00Z +Acme/);
    expect(stdout).toContain('provisioning (failed)');
    expect(stderr).toBe('More with: --cursor c2\n');
  });

  it('gives the page as the API does with --json', async () => {
    at.api.on('GET /v1/tenants', { body: { items: [] } });
    const { stdout, stderr } = await run(['--json', 'tenant', 'list']);
    expect(JSON.parse(stdout)).toEqual({ items: [] });
    expect(stderr).toBe('');
  });

  it('knows the states', async () => {
    const { status, stderr } = await run(['tenant', 'list', '--status', 'activ']);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('provisioning, active, suspended, terminated, failed');
  });

  it('shows each failure by the word that finds it, and a welcome that failed', async () => {
    const items = [
      aTenant({ state: 'provisioning', failure }),
      { ...aTenant(), welcomeFailed: true },
    ];
    at.api.on('GET /v1/tenants', { body: { items } });
    const narrow = ['--status', 'failed', '--isolation', 'shared_schema'];
    const { status, stdout } = await run(['tenant', 'list', ...narrow]);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests('GET /v1/tenants')[0]?.path).toBe(
      '/v1/tenants?status=failed&isolation=shared_schema',
    );
    expect(stdout).toContain('provisioning (failed)');
    expect(stdout).toContain('active (welcome failed)');
  });

  it('goes on where a filtered page is empty and another one follows', async () => {
    at.api.inTurn('GET /v1/tenants', [
      { body: { items: [], nextCursor: 'c2' } },
      { body: { items: [], nextCursor: 'c3' } },
      { body: { items: [aTenant()] } },
    ]);
    const { status, stdout } = await run(['tenant', 'list', '--q', 'acme']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain(ID);
    expect(at.api.requests('GET /v1/tenants').map(({ path }) => path)).toEqual([
      '/v1/tenants?q=acme',
      '/v1/tenants?q=acme&cursor=c2',
      '/v1/tenants?q=acme&cursor=c3',
    ]);
  });

  it.each([new Date(Date.now() + 2_000).toUTCString(), '-5', 'soon'])(
    'counts no time that is none: Retry-After %s',
    async (header) => {
      const headers = { 'retry-after': header };
      at.api.on('GET /v1/tenants', {
        ...problem(503, 'registry-busy', { title: 'Busy' }),
        headers,
      });
      const { stderr } = await run(['tenant', 'list']);
      expect(at.api.requests('GET /v1/tenants')).toHaveLength(3);
      expect(stderr).toMatch(/^Busy\.\n(Try again in \d+ s\.\n)?$/);
    },
  );
});

describe('freehold tenant show', () => {
  it('shows steps with their durations, and why the provisioning failed', async () => {
    const steps = stepsOf('undone', 'failed');
    at.api.on(`GET /v1/tenants/${ID}`, {
      body: aTenant({ state: 'provisioning', steps, failure }),
    });
    const { stdout } = await run(['tenant', 'show', ID]);
    expect(stdout).toMatch(/↶ {2}create-dedicated-resources +undone +0\.4 s/);
    expect(stdout).toMatch(/· {2}prepare-storage +pending/);
    expect(stdout).toContain('Failed at create-identity: The user pool could not be made.');
    expect(stdout).toContain(`freehold tenant retry ${ID}`);
  });

  it('fails with 4 for an unknown one, and helps who gave a name for an id', async () => {
    const { status, stderr } = await run(['tenant', 'show', 'acme']);
    expect(status).toBe(EXIT.notFound);
    expect(stderr).toBe(
      'Tenant not found.\nAn id begins with tnt_; find it with: freehold tenant list --q "acme"\n',
    );
  });

  it('tells a failure as JSON on standard error with --json', async () => {
    const { stdout, stderr } = await run(['tenant', 'show', ID, '--json']);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toEqual({
      error: {
        message: 'Tenant not found.',
        details: [],
        exitCode: EXIT.notFound,
        problem: {
          type: 'urn:freehold:problem:not-found',
          status: 404,
          title: 'Tenant not found',
        },
      },
    });
  });

  it('names the request of a platform that is at fault', async () => {
    const title = 'Something went wrong on our side';
    at.api.on(`GET /v1/tenants/${ID}`, problem(500, 'internal', { title }));
    const { status, stderr } = await run(['tenant', 'show', ID]);
    expect(status).toBe(EXIT.failed);
    expect(stderr).toContain('Request req_42');
  });
});

describe('freehold tenant update', () => {
  it('changes the version that is there', async () => {
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant({ version: 7 }) });
    at.api.on(`PATCH /v1/tenants/${ID}`, { body: aTenant({ name: 'Acme 2' }) });
    const { status } = await run(['tenant', 'update', ID, '--name', 'Acme 2']);
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests(`PATCH /v1/tenants/${ID}`)[0]).toMatchObject({
      headers: { 'if-match': '"7"' },
      body: { name: 'Acme 2' },
    });
  });

  it('fails with 5 when it was changed meanwhile', async () => {
    const title = 'It was changed since you read it';
    at.api.on(`PATCH /v1/tenants/${ID}`, problem(412, 'version-conflict', { title }));
    const { status } = await run(['tenant', 'update', ID, '--name', 'A', '--if-match', '2']);
    expect(status).toBe(EXIT.conflict);
    expect(at.api.requests(`PATCH /v1/tenants/${ID}`)[0]?.headers['if-match']).toBe('"2"');
  });

  it('asks what to change', async () => {
    const { status, stderr } = await run(['tenant', 'update', ID]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('--settings');
  });
});

describe('freehold monitor', () => {
  const event = {
    id: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh',
    type: 'tenant.activated',
    version: 1,
    time: '2026-11-23T16:00:02.000Z',
    tenantId: ID,
    actor: { kind: 'system', id: 'provisioning' },
    data: {},
  };
  const usage = {
    records: { collections: 1, items: 3, bytes: 1_536 },
    files: { count: 1, bytes: 12 },
    measuredAt: '2026-11-23T16:00:09.480Z',
    isComplete: false,
  };
  const active = () => {
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant() });
    at.api.on(`GET /v1/tenants/${ID}/events`, { body: { items: [event] } });
    at.api.on(`GET /v1/tenants/${ID}/usage`, { body: usage });
  };

  it('shows state, steps, events and the size of the data', async () => {
    active();
    const { status, stdout } = await run(['monitor', '--tenant-id', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/State +active/);
    expect(stdout).toContain('Records   1.5 KB in 3 records of 1 collection');
    expect(stdout).toContain('Files     12 B in 1 file\n');
    expect(stdout).toContain('At least: there is more than one look can count.');
    expect(stdout).toMatch(/✓ {2}create-identity +done +0\.4 s/);
    expect(stdout).toContain('2026-11-23 16:00:02Z  tenant.activated  by system');
  });

  it('gives tenant, events and usage with --json', async () => {
    active();
    const { stdout } = await run(['monitor', '--tenant-id', ID, '--json']);
    expect(JSON.parse(stdout)).toEqual({ tenant: aTenant(), events: [event], usage });
  });

  it('measures no tenant that has no place for data yet', async () => {
    active();
    at.api.on(`GET /v1/tenants/${ID}`, { body: aTenant({ state: 'provisioning' }) });
    const { stdout } = await run(['monitor', '--tenant-id', ID, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ usage: null });
    expect(at.api.requests(`GET /v1/tenants/${ID}/usage`)).toEqual([]);
  });

  it('shows the rest when the size cannot be known', async () => {
    active();
    at.api.on(`GET /v1/tenants/${ID}/usage`, problem(500, 'internal', { title: 'Sorry' }));
    const { status, stdout, stderr } = await run(['monitor', '--tenant-id', ID]);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('tenant.activated');
    expect(stderr).toBe('The size of its data is not known now: Sorry.\n');
  });

  it('looks until Ctrl-C with --watch, a line of JSON each time with --json', async () => {
    active();
    const interruption = new AbortController();
    let looks = 0;
    at.api.on(`GET /v1/tenants/${ID}/usage`, () => {
      looks += 1;
      if (looks === 4) interruption.abort();
      return { body: usage };
    });
    const args = ['monitor', '--tenant-id', ID, '--watch', '--interval-seconds', '0.2', '--json'];
    const { status, stdout } = await run(args, { interrupted: interruption.signal });
    expect(status).toBe(EXIT.interrupted);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ tenant: { id: ID } });
  });
});
