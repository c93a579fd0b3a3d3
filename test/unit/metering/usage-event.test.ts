import { describe, expect, it } from 'vitest';
import { parseDataPath, valueAt } from '../../../core/metering/data-path.ts';
import { eventIdentity } from '../../../core/metering/event-identity.ts';
import { knownUntil, parseUsageEvent } from '../../../core/metering/usage-event.ts';
import { NOW } from '../../support/metering/usage-world.ts';

const reason = (event: unknown) => {
  const parsed = parseUsageEvent(event, NOW);
  return parsed.ok ? null : parsed.error.reason;
};
const short = { id: '1', type: 'mail.sent' };

describe('an event', () => {
  it('is taken as a CloudEvent with its extensions, and in the short form', () => {
    const cloud = {
      ...short,
      specversion: '1.0',
      source: '/mailer',
      traceparent: '00-1',
      subject: 's',
    };
    expect(parseUsageEvent(cloud, NOW)).toMatchObject({
      ok: true,
      value: { source: '/mailer', time: NOW },
    });
    expect(parseUsageEvent(short, NOW)).toMatchObject({
      ok: true,
      value: { source: 'default', data: {} },
    });
  });

  it('is refused without an identity, with unknown members in the short form, and in another version', () => {
    const wrong = [
      ...[null, 'text', 7, [], {}, { type: 'x' }, { ...short, id: '' }, { ...short, id: 7 }],
      ...[
        { ...short, timestamp: 1 },
        { ...short, time: 'yesterday' },
        { ...short, data: [1] },
      ],
      ...[
        { ...short, specversion: '0.3', source: 'a' },
        { ...short, specversion: '1.0' },
      ],
    ];
    expect(wrong.map(reason)).toEqual(wrong.map(() => 'invalid_event'));
  });

  it('may lie 35 days back and 5 minutes ahead, to the moment', () => {
    const at = (ms: number) =>
      reason({ ...short, time: new Date(NOW.getTime() + ms).toISOString() });
    const days35 = 35 * 86_400_000;
    expect([at(-days35), at(300_000)]).toEqual([null, null]);
    expect([at(-days35 - 1), at(300_001)]).toEqual(['time_too_old', 'time_in_future']);
  });

  it('is the same whatever its time, and not that of another source', () => {
    expect(eventIdentity({ source: 'a', id: 'b' })).toBe(eventIdentity({ source: 'a', id: 'b' }));
    expect(eventIdentity({ source: 'a b', id: 'c' })).not.toBe(
      eventIdentity({ source: 'a', id: 'b c' }),
    );
  });

  it('is known until no copy of it can be counted any more', () => {
    const event = parseUsageEvent({ ...short, time: '2026-11-27T12:35:00Z' }, NOW);
    if (!event.ok) throw new Error('It is one.');
    const until = knownUntil(event.value, NOW);
    const late = parseUsageEvent({ ...short, time: '2026-11-27T12:35:00Z' }, until);
    expect(late).toMatchObject({ ok: false, error: { reason: 'time_too_old' } });
    expect(until.getTime() - NOW.getTime()).toBeGreaterThan(35 * 86_400_000);
  });
});

describe('a path', () => {
  it('leads to members and positions, and to nothing that is inherited', () => {
    const data = { a: { 'b c': [1, { d: 0 }] } };
    const at = (path: string) => valueAt(data, parseDataPath(path) ?? []);
    expect(at("$.a['b c'][1].d")).toBe(0);
    expect(at('$.a.x.y')).toBeUndefined();
    expect(at('$.constructor')).toBeUndefined();
    for (const path of ['', 'a', '$', '$a', '$..a', '$.a[*]', '$.a[?(@)]', '$.a ', '$.']) {
      expect(parseDataPath(path)).toBeNull();
    }
  });
});
