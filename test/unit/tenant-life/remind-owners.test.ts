import { describe, expect, it } from 'vitest';
import { remindOwners } from '../../../core/tenant-life/remind-owners.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { daysAfter, nextReminder } from '../../../core/tenants/termination.ts';
import { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const START = new Date('2026-11-01T12:00:00.000Z');

function terminated(graceDays = 30) {
  const clock = { now: START };
  const eraseAt = daysAfter(START, graceDays);
  const by = { kind: 'operator', id: 'op-1' } as const;
  const termination = { by, at: START, eraseAt, remindAt: nextReminder(eraseAt, START) };
  const tenant: Tenant = { ...aTenant(START), state: 'terminated', termination };
  const tenants = new Map<string, Tenant>([[tenant.id, tenant]]);
  const events: DomainEvent<string, object>[] = [];
  const errors: unknown[] = [];
  const ports = {
    life: new FakeTenantLife(tenants, events),
    async *due() {
      const isDue = ({ termination: one }: Tenant) =>
        one?.remindAt !== undefined && one.remindAt <= clock.now;
      yield [...tenants.values()].filter(isDue);
    },
    now: () => clock.now,
    onError: (_: unknown, error: unknown) => void errors.push(error),
  };
  const runOn = (day: number) => {
    clock.now = daysAfter(START, day);
    return remindOwners(ports, daysAfter(clock.now, 1));
  };
  return { tenant, tenants, events, errors, ports, runOn };
}

describe('remindOwners', () => {
  it('tells it seven days and one day before, each time once', async () => {
    const { events, runOn } = terminated();
    for (let day = 0; day <= 30; day += 0.5) await runOn(day);
    expect(events.map(({ type, time, data }) => [type, time, data])).toMatchObject([
      ['tenant.erase_approaching', daysAfter(START, 23), { daysLeft: 7 }],
      ['tenant.erase_approaching', daysAfter(START, 29), { daysLeft: 1 }],
    ]);
  });

  it('tells once of runs at once', async () => {
    const { events, runOn } = terminated();
    const counts = await Promise.all([runOn(23), runOn(23), runOn(23)]);
    expect(events).toHaveLength(1);
    expect(counts.map(({ reminded }) => reminded).toSorted()).toEqual([0, 0, 1]);
  });

  it('says how many days are left when it runs late, and skips what a short grace has no days for', async () => {
    const late = terminated();
    await late.runOn(26.5);
    expect(late.events).toMatchObject([{ data: { daysLeft: 4 } }]);
    const short = terminated(3);
    for (let day = 0; day <= 3; day += 0.5) await short.runOn(day);
    expect(short.events).toMatchObject([{ data: { daysLeft: 1 } }]);
  });

  it('tells nobody of a tenant that was restored meanwhile, and goes on past an error', async () => {
    const { ports, tenant, tenants, events, errors, runOn } = terminated();
    tenants.set(tenant.id, { ...tenant, state: 'active', termination: undefined, version: 2 });
    expect(
      await remindOwners(
        {
          ...ports,
          async *due() {
            yield [tenant];
          },
        },
        daysAfter(START, 9),
      ),
    ).toEqual({ reminded: 0, error: 0 });
    expect(events).toEqual([]);
    tenants.set(tenant.id, tenant);
    ports.life.change = () => Promise.reject(new Error('out of order'));
    expect(await runOn(23)).toEqual({ reminded: 0, error: 1 });
    expect(errors).toHaveLength(1);
  });
});
