import { beforeEach, describe, expect, it } from 'vitest';
import { ruleErrors, type AlertRule } from '../../../core/product-analytics/alert.ts';
import { AlertWorld, RULE } from '../../support/alert-world.ts';

let world: AlertWorld;
beforeEach(() => {
  world = new AlertWorld();
});

async function evaluateHours(hours: readonly number[]): Promise<void> {
  for (const [hour, events] of hours.entries()) {
    if (events > 0) await world.tracked(hour, events);
    await world.evaluateAfter(hour);
  }
}

describe('an alert', () => {
  it('is told once for each crossing, and stays raised until the level at which it is over', async () => {
    await world.create();
    await evaluateHours([90, 101, 150, 80, 51, 120, 50, 99, 101]);
    expect(world.told()).toEqual([
      ['raised', 101],
      ['cleared', 50],
      ['raised', 101],
    ]);
    expect(world.alerts.events[0]).toMatchObject({
      type: 'analytics_alert.raised',
      tenantId: world.tenantId,
      data: {
        ...{ threshold: 100, channels: ['email'] },
        ...{ from: '2026-11-28T01:00:00.000Z', to: '2026-11-28T02:00:00.000Z' },
      },
    });
  });

  it('of a change compares with the window before, and tells nothing where that is empty', async () => {
    await world.create({ comparison: 'change_below', threshold: -50, clearAt: 0 });
    await evaluateHours([0, 100, 40, 40, 0, 0]);
    expect(world.told()).toEqual([
      ['raised', -60],
      ['cleared', 0],
      ['raised', -100],
    ]);
  });

  it('below a number is raised by silence', async () => {
    await world.create({ comparison: 'below', threshold: 10, clearAt: 20, windowHours: 2 });
    await evaluateHours([15, 15, 0, 0, 0]);
    expect(world.told()).toEqual([['raised', 0]]);
  });

  it('on one name counts that name alone', async () => {
    await world.create({ event: 'another' });
    await evaluateHours([200]);
    expect(world.told()).toEqual([]);
  });

  it('is evaluated within a minute when it is new', async () => {
    await world.tracked(0, 200);
    world.now = new Date('2026-11-28T01:50:00Z');
    await world.create();
    await world.evaluate();
    expect(world.told()).toEqual([['raised', 200]]);
  });

  it('is evaluated once an hour, not while it is disabled, and anew when it is changed', async () => {
    const alert = await world.create();
    await world.tracked(0, 200);
    await world.change(alert, { isEnabled: false });
    await world.evaluateAfter(0);
    expect(world.told()).toEqual([]);
    await world.change(alert, { isEnabled: true, threshold: 300 });
    await world.evaluate();
    expect(world.told()).toEqual([]);
    await world.change(alert, { threshold: 199 });
    await world.evaluate();
    await world.evaluate();
    expect(world.told()).toEqual([['raised', 200]]);
    const dueAt = new Date('2026-11-28T02:20:00Z');
    expect(world.alerts.alerts.get(alert.id)).toMatchObject({ dueAt, revision: 6 });
  });

  it('loses what is changed to null, and keeps how it stands', async () => {
    const alert = await world.create({ event: 'a' });
    await evaluateHours([200]);
    await world.change(alert, { clearAt: null, event: null, name: 'Other' });
    const kept = world.alerts.alerts.get(alert.id);
    expect(kept).toMatchObject({ name: 'Other', state: 'raised', value: 200 });
    expect(kept).toMatchObject({ clearAt: undefined, event: undefined });
  });

  it('says nothing while the plan has no analytics', async () => {
    await world.create();
    await world.tracked(0, 200);
    world.level = 'none';
    await world.evaluateAfter(0);
    expect(world.told()).toEqual([]);
  });

  it('is one of as many as the level has', async () => {
    world.level = 'basic';
    for (let count = 0; count < 3; count += 1) await world.create();
    await expect(world.create()).rejects.toThrow('AnalyticsLevelTooLow');
    world.level = 'none';
    await expect(world.create()).rejects.toThrow('AnalyticsLevelTooLow');
  });

  it('is over on the side that is no trouble, and names events of tracked ones alone', () => {
    const errorsOf = (rule: Partial<AlertRule>) =>
      ruleErrors({ ...RULE, ...rule }).map(({ pointer }) => pointer);
    expect(errorsOf({ threshold: 10, clearAt: 11 })).toEqual(['/clearAt']);
    const falling = { comparison: 'change_below', threshold: -50 } as const;
    expect(errorsOf({ ...falling, clearAt: -60 })).toEqual(['/clearAt']);
    expect(errorsOf({ ...falling, clearAt: undefined })).toEqual([]);
    expect(errorsOf({ metric: 'storage', event: 'a' })).toEqual(['/event']);
  });
});

describe('an alert of operators', () => {
  it('watches what all tenants count, tells once a crossing, and tells no tenant', async () => {
    await world.createOfPlatform();
    for (const [hour, events] of [90, 101, 150, 51, 120, 50].entries()) {
      await world.tracked(hour, 1_000);
      await world.addedUp(hour, events);
      await world.evaluateAfter(hour);
      await world.evaluate();
    }
    expect(world.told()).toEqual([
      ['raised', 101],
      ['cleared', 50],
    ]);
    const types = world.alerts.events.map(({ type, tenantId }) => [type, tenantId]);
    expect(types).toEqual([
      ['platform_alert.raised', 'platform'],
      ['platform_alert.cleared', 'platform'],
    ]);
  });

  it('waits for an hour that is not added up yet', async () => {
    await world.createOfPlatform({ comparison: 'below', threshold: 10, clearAt: 20 });
    await world.addedUp(0, 90);
    await world.evaluateAfter(1);
    expect(world.told()).toEqual([]);
    await world.addedUp(1, 5);
    world.now = new Date('2026-11-28T02:24:00Z');
    await world.evaluate();
    expect(world.told()).toEqual([['raised', 5]]);
  });

  it('compares nothing before the first hour is added up', async () => {
    await world.createOfPlatform({ comparison: 'below', threshold: 10, clearAt: 20 });
    await world.evaluateAfter(0);
    expect(world.told()).toEqual([]);
    await world.addedUp(1, 5);
    await world.evaluateAfter(1);
    expect(world.told()).toEqual([['raised', 5]]);
  });

  it('watches one tenant too, whatever its plan', async () => {
    world.level = 'none';
    await world.createOfPlatform({ ofTenant: world.tenantId, event: 'a' });
    await evaluateHours([200, 10]);
    expect(world.told()).toEqual([
      ['raised', 200],
      ['cleared', 10],
    ]);
    expect(world.alerts.events[0]).toMatchObject({ data: { ofTenant: world.tenantId } });
    await expect(world.createOfPlatform({ event: 'a' })).rejects.toThrow('InvalidDraft');
  });
});
