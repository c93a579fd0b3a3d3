import { beforeEach, describe, expect, it } from 'vitest';
import type { CountedEvent, RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';

export type SinkWorld = {
  readonly sink: Pick<RawUsageLog, 'append'>;
  /** What there is of the tenant in the end, each event once. */
  readonly namesOf: (tenantId: TenantId) => Promise<readonly string[]>;
};

export const countedEvent = (name: string, more: object = {}): CountedEvent => ({
  ...{ identity: `freehold ${name}`, messageId: 'm1', countedIn: [] },
  receivedAt: new Date('2026-11-28T12:00:01Z'),
  event: {
    ...{ id: name, source: 'freehold', type: name },
    ...{ time: new Date('2026-11-28T12:00:00Z'), data: { properties: { pages: 4 }, ...more } },
  },
});

/** What every sink of tracked events promises. */
export function describeEventSink(name: string, make: () => Promise<SinkWorld>): void {
  describe(name, () => {
    let world: SinkWorld;
    beforeEach(async () => {
      world = await make();
    });

    it('has each event once, also of a message that is handed over again', async () => {
      const tenantId = newId('tnt');
      const names = Array.from({ length: 250 }, (_, number) => `event-${1_000 + number}`);
      const events = names.map((one) => countedEvent(one, { userId: 'usr-1' }));
      await world.sink.append(tenantId, events);
      await world.sink.append(tenantId, events);
      expect((await world.namesOf(tenantId)).toSorted()).toEqual(names);
    });

    it('tells tenants apart whose events are called alike', async () => {
      const [acme, globex] = [newId('tnt'), newId('tnt')];
      await world.sink.append(acme, [countedEvent('a', { userId: 'usr-1' })]);
      await world.sink.append(globex, [countedEvent('a', { userId: 'usr-1' })]);
      expect(await world.namesOf(acme)).toEqual(['a']);
      expect(await world.namesOf(globex)).toEqual(['a']);
    });
  });
}
