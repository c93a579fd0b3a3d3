import { beforeEach, describe, expect, it } from 'vitest';
import {
  suppressionIdOf,
  type Suppression,
  type Suppressions,
} from '../../core/notifications/suppression.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** The promises of the port of suppressed addresses. */
export function describeSuppressions(name: string, make: () => Suppressions): void {
  describe(`${name}: suppressed addresses`, () => {
    let suppressions: Suppressions;
    beforeEach(() => {
      suppressions = make();
    });

    it('keeps a suppressed address for its tenant, until it is freed, and not by what is older', async () => {
      const [own, other] = [tenantContext(), tenantContext()];
      const suppressionOf = (address: string, since = now): Suppression => ({
        ...{ id: suppressionIdOf('email', address), channel: 'email', address, reason: 'bounce' },
        since,
      });
      const ada = suppressionOf('ada@acme.example');
      const again = { ...ada, reason: 'complaint', since: later(1) } as const;
      expect(await suppressions.add(own, ada)).toEqual(ada);
      expect(await suppressions.add(own, again)).toEqual(ada);
      expect(await suppressions.find(own, suppressionIdOf('email', ' Ada@ACME.example'))).toEqual(
        ada,
      );
      expect(await suppressions.find(own, suppressionIdOf('sms', ada.address))).toBeNull();
      expect(await suppressions.find(other, ada.id)).toBeNull();
      expect(await suppressions.remove(other, ada.id, now)).toBe(false);

      expect(await suppressions.remove(own, ada.id, later(2))).toBe(true);
      expect(await suppressions.remove(own, ada.id, later(2))).toBe(false);
      expect(await suppressions.find(own, ada.id)).toBeNull();
      expect(await suppressions.add(own, again)).toBeNull();
      const newer = { ...ada, since: later(3) };
      const added = await Promise.all([1, 2].map(() => suppressions.add(own, newer)));
      expect(added).toEqual([newer, newer]);
    });

    it('lists suppressed addresses page by page, without those that were freed', async () => {
      const own = tenantContext();
      const ids = await Promise.all(
        ['a', 'b', 'c'].map(async (name) => {
          const id = suppressionIdOf('sms', name);
          const facts = { channel: 'sms', reason: 'bounce', since: now } as const;
          await suppressions.add(own, { id, address: name, ...facts });
          return id;
        }),
      );
      const freed = ids[0] ?? 'sup_';
      await suppressions.remove(own, freed, later(1));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await suppressions.list(own, { limit: 1, ...(after && { after }) });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(seen.toSorted()).toEqual(ids.filter((id) => id !== freed).toSorted());
    });
  });
}
