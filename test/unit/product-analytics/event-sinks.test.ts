import { describe, expect, it } from 'vitest';
import { toAll } from '../../../adapters/analytics/event-sinks.ts';
import { newId } from '../../../kit/id.ts';
import { countedEvent, describeEventSink } from '../../contract/event-sink-suite.ts';

/** A sink that keeps each event once, and fails as often as it is told to. */
function keeping() {
  const kept = new Map<string, Set<string>>();
  const sink = {
    failures: 0,
    append: (tenantId: string, events: readonly { event: { type: string } }[]) => {
      if (sink.failures-- > 0) return Promise.reject(new Error('Out.'));
      const names = kept.get(tenantId) ?? new Set<string>();
      for (const { event } of events) names.add(event.type);
      kept.set(tenantId, names);
      return Promise.resolve();
    },
    namesOf: (tenantId: string) => Promise.resolve([...(kept.get(tenantId) ?? [])]),
  };
  return sink;
}

describeEventSink('several sinks', () => {
  const [one, other] = [keeping(), keeping()];
  return Promise.resolve({
    sink: toAll([one, other]),
    namesOf: async (tenantId) => {
      const names = await one.namesOf(tenantId);
      expect(await other.namesOf(tenantId)).toEqual(names);
      return names;
    },
  });
});

describe('several sinks of which one is out', () => {
  it('hand events to the others, and fail, so that all are handed over again', async () => {
    const [lake, segment] = [keeping(), keeping()];
    const tenantId = newId('tnt');
    segment.failures = 1;
    const events = [countedEvent('a')];
    await expect(toAll([segment, lake]).append(tenantId, events)).rejects.toThrow('Out.');
    expect(await lake.namesOf(tenantId)).toEqual(['a']);
    await toAll([segment, lake]).append(tenantId, events);
    expect(await segment.namesOf(tenantId)).toEqual(['a']);
    expect(await lake.namesOf(tenantId)).toEqual(['a']);
  });
});

it('no sink takes all', async () => {
  await expect(toAll([]).append(newId('tnt'), [countedEvent('a')])).resolves.toBeUndefined();
});
