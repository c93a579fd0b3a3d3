import { beforeAll, describe, expect, it } from 'vitest';
import type { Alert, AlertOwner } from '../../core/product-analytics/alert.ts';
import { WHOLE_PLATFORM } from '../../core/events/domain-event.ts';
import {
  alertCrossed,
  platformAlertCrossed,
  type AlertCrossed,
} from '../../core/product-analytics/alert-events.ts';
import type { AlertRegistry } from '../../core/product-analytics/alert-registry.ts';
import { newId } from '../../kit/id.ts';

export type AlertWorld = {
  readonly alerts: AlertRegistry;
  /** What was told of the tenant. */
  readonly eventsOf: (tenantId: AlertOwner) => Promise<readonly AlertCrossed['type'][]>;
};

const NOW = new Date('2026-11-28T12:20:00.000Z');
const END = new Date('2026-11-28T12:00:00.000Z');

const anAlert = (tenantId: AlertOwner, more: Partial<Alert> = {}): Alert => ({
  ...{ id: newId('aal'), tenantId, name: 'Many', metric: 'tracked_events', event: 'a' },
  ...{ comparison: 'above', threshold: 10.5, clearAt: -5, windowHours: 2, channels: ['email'] },
  ...{ isEnabled: true, state: 'ok', since: NOW, dueAt: NOW, revision: 1 },
  ...more,
});

/** What every registry of alerts promises. */
export function describeAlertRegistry(name: string, make: () => Promise<AlertWorld>): void {
  describe(name, () => {
    let world: AlertWorld;
    beforeAll(async () => {
      world = await make();
    });
    const create = (alert: Alert, limit = 2) => world.alerts.create({ alert, limit });

    it('gives its tenant what was written, and no other one', async () => {
      const alert = anAlert(newId('tnt'));
      await create(alert);
      expect(await world.alerts.find(alert.tenantId, alert.id)).toEqual(alert);
      expect(await world.alerts.list(alert.tenantId)).toEqual([alert]);
      const other = newId('tnt');
      expect(await world.alerts.find(other, alert.id)).toBeNull();
      expect(await world.alerts.remove(other, alert.id)).toBe(false);
      expect(await world.alerts.list(other)).toEqual([]);
    });

    it('has as many as there may be, also of many at once, and one removed makes place', async () => {
      const tenantId = newId('tnt');
      const made = await Promise.all(
        Array.from({ length: 5 }, () => create(anAlert(tenantId)).catch(() => null)),
      );
      const alerts = await world.alerts.list(tenantId);
      expect(alerts).toHaveLength(2);
      expect(made.filter((one) => one?.ok)).toHaveLength(2);
      expect(await create(anAlert(tenantId))).toMatchObject({
        error: { kind: 'AlertLimitReached' },
      });
      const [first] = alerts;
      expect(await world.alerts.remove(tenantId, first?.id ?? 'aal_')).toBe(true);
      expect(await world.alerts.remove(tenantId, first?.id ?? 'aal_')).toBe(false);
      expect(await create(anAlert(tenantId))).toMatchObject({ ok: true });
    });

    it('is made once of one idempotency key', async () => {
      const tenantId = newId('tnt');
      const alert = anAlert(tenantId);
      const claim = { actor: 'usr', key: 'k', fingerprint: 'f' };
      const again = { alert: anAlert(tenantId), limit: 2 };
      await world.alerts.create({ alert, limit: 2, claim });
      expect(await world.alerts.create({ ...again, claim })).toEqual({ ok: true, value: alert });
      expect(
        await world.alerts.create({ ...again, claim: { ...claim, fingerprint: 'g' } }),
      ).toMatchObject({ error: { kind: 'IdempotencyKeyReused' } });
      expect(await world.alerts.list(tenantId)).toEqual([alert]);
    });

    it('writes a crossing with its event on the revision before, once of many at once', async () => {
      const alert = anAlert(newId('tnt'));
      await create(alert);
      const raised = {
        ...alert,
        state: 'raised',
        value: 20,
        revision: 2,
        evaluatedTo: END,
      } as const;
      const saves = await Promise.all(
        Array.from({ length: 4 }, () =>
          world.alerts.save(raised, alertCrossed(raised, 20, END)).catch(() => false),
        ),
      );
      expect(saves.filter(Boolean)).toHaveLength(1);
      expect(await world.alerts.find(alert.tenantId, alert.id)).toEqual(raised);
      expect(await world.eventsOf(alert.tenantId)).toEqual(['analytics_alert.raised']);
    });

    it('keeps those of operators apart, with the tenant that one watches', async () => {
      const alert = anAlert(WHOLE_PLATFORM, { ofTenant: newId('tnt'), event: undefined });
      await create(alert, 9);
      const raised = { ...alert, state: 'raised', value: 20, revision: 2 } as const;
      expect(await world.alerts.save(raised, platformAlertCrossed(raised, 20, END))).toBe(true);
      expect(await world.alerts.find(WHOLE_PLATFORM, alert.id)).toEqual(raised);
      expect(await world.alerts.find(newId('tnt'), alert.id)).toBeNull();
      expect(await world.eventsOf(WHOLE_PLATFORM)).toEqual(['platform_alert.raised']);
    });

    it('keeps whom it tells', async () => {
      const alert = anAlert(newId('tnt'), { members: ['ada', 'grace'] });
      await create(alert);
      expect(await world.alerts.list(alert.tenantId)).toEqual([alert]);
    });

    it('does not write one that is gone', async () => {
      const alert = anAlert(newId('tnt'));
      const raised = { ...alert, revision: 2, state: 'raised' } as const;
      expect(await world.alerts.save(raised, alertCrossed(raised, 20, END))).toBe(false);
      expect(await world.eventsOf(alert.tenantId)).toEqual([]);
    });

    it('lists what is due, and nothing that is disabled or later', async () => {
      const tenantId = newId('tnt');
      const due = anAlert(tenantId);
      await create(due, 9);
      await create(anAlert(tenantId, { dueAt: new Date(NOW.getTime() + 1) }), 9);
      await create(anAlert(tenantId, { isEnabled: false, dueAt: undefined }), 9);
      const listed: Alert[] = [];
      for await (const page of world.alerts.listDue(NOW)) listed.push(...page);
      expect(listed.filter((alert) => alert.tenantId === tenantId)).toEqual([due]);
    });
  });
}
