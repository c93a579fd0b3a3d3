import { beforeAll, describe, expect, it } from 'vitest';
import { quarantineId } from '../../core/metering/event-identity.ts';
import type { QuarantinedEvent, Quarantine } from '../../core/metering/quarantine.ts';
import { newId } from '../../kit/id.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, second));
const event = (second: number): QuarantinedEvent => ({
  ...{ id: quarantineId(at(second), 'request', 0), receivedAt: at(second), sender: 'tenant' },
  ...{ reason: 'unknown_event_type', detail: 'No meter.' },
  event: { id: String(second), nested: [{ text: '“x”', number: 1.5, nothing: null }] },
});

/** What every implementation of the port promises. */
export function describeQuarantine(name: string, arrange: () => Promise<Quarantine>): void {
  describe(name, () => {
    let quarantine: Quarantine;
    beforeAll(async () => {
      quarantine = await arrange();
    });

    it('lists the newest first, page by page, one tenant’s alone', async () => {
      const [tenantId, other] = [newId('tnt'), newId('tnt')];
      await quarantine.put(tenantId, [event(1), event(3), event(2)]);
      await quarantine.put(other, [event(9)]);
      const first = await quarantine.list(tenantId, { limit: 2 });
      expect(first.items).toEqual([event(3), event(2)]);
      const rest = await quarantine.list(tenantId, { limit: 2, after: event(2).id });
      expect(rest).toEqual({ items: [event(1)] });
      expect(first.next).toBe(event(2).id);
    });

    it('keeps what was put first, and gives it to its tenant until it is removed', async () => {
      const tenantId = newId('tnt');
      await quarantine.put(tenantId, [event(1)]);
      await quarantine.put(tenantId, [{ ...event(1), detail: 'Another one.' }]);
      expect(await quarantine.find(tenantId, event(1).id)).toEqual(event(1));
      expect(await quarantine.find(newId('tnt'), event(1).id)).toBeNull();
      await quarantine.remove(tenantId, [event(1).id]);
      await quarantine.remove(tenantId, [event(1).id]);
      expect(await quarantine.find(tenantId, event(1).id)).toBeNull();
    });
  });
}
