import { describe, expect, it } from 'vitest';
import { tenantFigures, type FiguredTenant } from '../../../core/tenants/tenant-figures.ts';

const NOW = new Date('2026-11-28T12:00:00Z');

const tenant = (change: Partial<FiguredTenant> = {}): FiguredTenant => ({
  ...{ state: 'active', isolation: 'shared_schema', attempt: 1 },
  createdAt: new Date('2026-11-28T09:00:00Z'),
  ...change,
});
const activatedIn = (seconds: number, change: Partial<FiguredTenant> = {}) => {
  const { createdAt } = tenant(change);
  return tenant({ activatedAt: new Date(createdAt.getTime() + seconds * 1_000), ...change });
};
const failure = { step: 's', reason: 'r', retryable: true, failedAt: NOW };

async function* pagesOf(tenants: readonly FiguredTenant[]) {
  for (let start = 0; start < tenants.length; start += 7) yield tenants.slice(start, start + 7);
}
const figuresOf = (...tenants: readonly FiguredTenant[]) => tenantFigures(pagesOf(tenants), NOW);

describe('the figures of all tenants', () => {
  it('are nothing on each of thirty days where there is none', async () => {
    const { states, isolation, onboardings, ...rest } = await figuresOf();
    expect(states).toEqual({ provisioning: 0, failed: 0, active: 0, suspended: 0, terminated: 0 });
    expect(isolation).toEqual({});
    expect(rest).toEqual({});
    expect(onboardings).toHaveLength(30);
    expect(onboardings[0]).toEqual({ day: '2026-10-30', begun: 0, activated: 0, failed: 0 });
    expect(onboardings.at(-1)).toMatchObject({ day: '2026-11-28' });
  });

  it('tell a failed one from one under way, and leave erased ones out', async () => {
    const { states, isolation } = await figuresOf(
      tenant({ state: 'provisioning', failure }),
      tenant({ state: 'provisioning' }),
      tenant({ isolation: 'separate_database' }),
      tenant({ state: 'suspended', isolation: 'separate_database' }),
      tenant({ state: 'terminated', isolation: 'separate_schema' }),
      tenant({ state: 'erased' }),
    );
    expect(states).toEqual({ provisioning: 1, failed: 1, active: 1, suspended: 1, terminated: 1 });
    expect(isolation).toEqual({ shared_schema: 2, separate_database: 2 });
  });

  it('name the provisioning that is under way for the longest time', async () => {
    const at = (hour: string) => new Date(`2026-11-28T${hour}:00:00Z`);
    const { oldestProvisioning } = await figuresOf(
      tenant({ state: 'provisioning', createdAt: at('08') }),
      tenant({ state: 'provisioning', createdAt: at('07') }),
      tenant({ state: 'provisioning', createdAt: at('05'), failure }),
      tenant({ createdAt: at('06') }),
    );
    expect(oldestProvisioning).toEqual(at('07'));
  });

  it('count an onboarding on the day of UTC when it began', async () => {
    const { onboardings } = await figuresOf(
      tenant({ createdAt: new Date('2026-11-27T23:59:59Z') }),
      tenant({ createdAt: new Date('2026-11-28T00:00:00Z') }),
      tenant({ createdAt: new Date('2026-10-30T00:00:00Z') }),
      tenant({ createdAt: new Date('2026-10-29T23:59:59Z') }),
    );
    const begun = onboardings.filter((day) => day.begun > 0).map(({ day }) => day);
    expect(begun).toEqual(['2026-10-30', '2026-11-27', '2026-11-28']);
  });

  it('take the time of those that were activated at once', async () => {
    const quick = Array.from({ length: 95 }, (_, index) => activatedIn(index + 1));
    const slow = Array.from({ length: 5 }, () => activatedIn(600));
    const { onboardings } = await figuresOf(
      ...slow,
      ...quick,
      activatedIn(90_000, { attempt: 2 }),
      tenant({ state: 'provisioning' }),
      tenant({ state: 'provisioning', failure }),
      tenant({ state: 'terminated' }),
    );
    expect(onboardings.at(-1)).toEqual({
      ...{ day: '2026-11-28', begun: 104, activated: 101, failed: 2 },
      seconds: { p50: 50, p95: 95 },
    });
  });
});
