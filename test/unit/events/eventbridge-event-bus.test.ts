import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { EventBridgeEventBus } from '../../../adapters/eventbridge/eventbridge-event-bus.ts';

type Answer = { FailedEntryCount?: number; Entries?: { ErrorCode?: string }[] };

function busThat(answer: (entries: number) => Answer) {
  const sent: PutEventsCommand['input'][] = [];
  const client = {
    send: async ({ input }: PutEventsCommand) => {
      sent.push(input);
      return answer(input.Entries?.length ?? 0);
    },
  };
  return { sent, bus: new EventBridgeEventBus(client as unknown as EventBridgeClient, 'the-bus') };
}

const events = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ type: 'tenant.activated', detail: `{"n":${n}}` }));

describe('EventBridgeEventBus', () => {
  it('names bus, source, type and detail of each event', async () => {
    const { sent, bus } = busThat(() => ({ FailedEntryCount: 0 }));
    await bus.publish(events(1));

    expect(sent).toEqual([
      {
        Entries: [
          {
            EventBusName: 'the-bus',
            Source: 'freehold',
            DetailType: 'tenant.activated',
            Detail: '{"n":0}',
          },
        ],
      },
    ]);
  });

  it('sends ten at a time, in their order', async () => {
    const { sent, bus } = busThat(() => ({ FailedEntryCount: 0 }));
    await bus.publish(events(23));

    expect(sent.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
    expect(sent.flatMap(({ Entries = [] }) => Entries.map(({ Detail }) => Detail))).toEqual(
      events(23).map(({ detail }) => detail),
    );
  });

  it('throws when one entry of a request that succeeded was refused, with the codes alone', async () => {
    const { bus } = busThat(() => ({
      FailedEntryCount: 1,
      Entries: [{}, { ErrorCode: 'ThrottlingException' }],
    }));

    await expect(bus.publish(events(2))).rejects.toThrow(
      'The event bus refused 1 events: ThrottlingException',
    );
  });

  it('asks nothing of the bus without events', async () => {
    const { sent, bus } = busThat(() => ({}));
    await bus.publish([]);

    expect(sent).toEqual([]);
  });
});
