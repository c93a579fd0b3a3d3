import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

describe('freehold tenant figures', () => {
  it('counts tenants, and shows the days on which some were onboarded', async () => {
    const figures = {
      states: { provisioning: 1, failed: 0, active: 790, suspended: 4, terminated: 17 },
      isolation: { shared_schema: 700, separate_database: 95 },
      oldestProvisioning: '2026-11-28T15:04:05.000Z',
      onboardings: [
        { day: '2026-11-26', begun: 1, activated: 0, failed: 1 },
        { day: '2026-11-27', begun: 0, activated: 0, failed: 0 },
        {
          ...{ day: '2026-11-28', begun: 12, activated: 11, failed: 0 },
          seconds: { p50: 9.44, p95: 14.2 },
        },
      ],
    };
    at.api.on('GET /v1/platform/tenants', { body: figures });
    const { status, stdout } = await run(['tenant', 'figures']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toMatch(/^active +790$/m);
    expect(stdout).toContain('under way began 2026-11-28 15:04:05Z.');
    expect(stdout).toMatch(/^separate_database +95$/m);
    expect(stdout).toMatch(/^2026-11-26 +1 +0 +1 +- +-$/m);
    expect(stdout).toMatch(/^2026-11-28 +12 +11 +0 +9\.4 s +14\.2 s$/m);
    expect(stdout).not.toContain('2026-11-27');
  });
});

describe('freehold alarms', () => {
  it('shows those that are raised with their runbook, and says that there is none', async () => {
    const alarm = {
      ...{ name: 'Api-CanaryApiErrors', since: '2026-11-28T15:04:05.000Z' },
      description: 'The API answers with errors. Runbook: docs/runbooks/failed-deployment.md',
    };
    at.api.inTurn('GET /v1/platform/alarms', [
      { body: { items: [alarm] } },
      { body: { items: [] } },
    ]);
    const { stdout } = await run(['alarms']);
    expect(stdout).toContain('2026-11-28 15:04:05Z  Api-CanaryApiErrors\n  The API answers');
    expect((await run(['alarms'])).stdout).toBe('No alarm is raised.\n');
  });
});
