import { describe, expect, it } from 'vitest';
import { SegmentEventSink } from '../../../adapters/segment/segment-event-sink.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { newId } from '../../../kit/id.ts';
import { countedEvent, describeEventSink } from '../../contract/event-sink-suite.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import {
  messagesIn,
  SEGMENT_KEY,
  segmentStandIn,
} from '../../support/channels/segment-stand-in.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve } = httpServers();

async function arrange(key = SEGMENT_KEY) {
  const maker = segmentStandIn();
  const calls = { count: 0 };
  const { url } = await serve((request, response) => {
    calls.count += 1;
    if (calls.count === 2) maker.setMood('accepts');
    maker.listener(request, response);
  });
  const sink = new SegmentEventSink({
    ...{ http: new UndiciOutboundHttp({ allowsLoopback: true }), writeKeyName: 'KEY' },
    ...{ secrets: new FakeSecrets({ KEY: key }), apiUrl: `${url}/v1` },
  });
  const messages = () => maker.requests.flatMap(messagesIn);
  return { maker, sink, messages, calls };
}

describeEventSink('SegmentEventSink', async () => {
  const { sink, messages } = await arrange();
  return {
    sink,
    namesOf: (tenantId) => {
      const own = messages().filter(({ context }) => context.groupId === tenantId);
      const byId = new Map(own.map((one) => [one.messageId, one.event]));
      return Promise.resolve([...byId.values()]);
    },
  };
});

describe('what Segment is sent', () => {
  it('is at most 100 events and 500 KB a request', async () => {
    const { maker, sink, messages } = await arrange();
    const large = { properties: { text: 'é'.repeat(8_000) } };
    const events = Array.from({ length: 150 }, (_, number) => countedEvent(`e${number}`, large));
    await sink.append(newId('tnt'), events);
    expect(messages()).toHaveLength(150);
    expect(maker.requests.length).toBeGreaterThan(4);
    await sink.append(
      newId('tnt'),
      Array.from({ length: 250 }, (_, n) => countedEvent(`s${n}`)),
    );
    expect(maker.requests.slice(-3).map((request) => messagesIn(request).length)).toEqual([
      ...[100, 100, 50],
    ]);
  });

  it('tells users of two tenants apart, and takes nobody for somebody else', async () => {
    const { sink, messages } = await arrange();
    const [acme, globex] = [newId('tnt'), newId('tnt')];
    await sink.append(acme, [countedEvent('a', { userId: 'u' }), countedEvent('b')]);
    await sink.append(globex, [countedEvent('a', { userId: 'u' })]);
    expect(messages().map(({ userId }) => userId)).toEqual([
      ...[`${acme}:u`, undefined, `${globex}:u`],
    ]);
    expect(messages()[1]?.anonymousId).toContain(acme);
  });

  it.each([
    { of: 'a key that is wrong', key: 'other', mood: 'accepts', reason: 'Status401' },
    { of: 'what it refuses', key: SEGMENT_KEY, mood: 'refuses', reason: 'Status400' },
  ] as const)('goes back to the queue for $of', async ({ key, mood, reason }) => {
    const { maker, sink } = await arrange(key);
    maker.setMood(mood);
    await expect(sink.append(newId('tnt'), [countedEvent('a')])).rejects.toThrow(reason);
  });

  it('is sent again by itself after a moment in which Segment takes nothing', async () => {
    const { maker, sink, messages, calls } = await arrange();
    maker.setMood('throttles');
    await sink.append(newId('tnt'), [countedEvent('a')]);
    expect(messages()).toHaveLength(1);
    expect(calls.count).toBe(2);
  });
});
