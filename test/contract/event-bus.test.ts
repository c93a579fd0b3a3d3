import { randomUUID } from 'node:crypto';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { EventBridgeEventBus } from '../../adapters/eventbridge/eventbridge-event-bus.ts';
import { listenTo } from '../support/events/bus-listener.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot } from '../support/local-cloud.ts';

describe('EventBridgeEventBus', () => {
  it('brings every event to those who listen, its text as its detail', async () => {
    const client = new EventBridgeClient(asRoot());
    const busName = `bus-${randomUUID()}`;
    await client.send(new CreateEventBusCommand({ Name: busName }));
    const delivered = await listenTo(busName);
    const events = Array.from({ length: 12 }, (_, n) => ({
      type: 'tenant.activated',
      detail: JSON.stringify({ id: `evt_${n}`, data: { name: 'Ümläut' } }),
    }));
    await new EventBridgeEventBus(client, busName).publish(events);

    await eventually(async () => {
      const all = await delivered();
      expect(all.map(({ detail }) => JSON.stringify(detail)).toSorted()).toEqual(
        events.map(({ detail }) => detail).toSorted(),
      );
      expect(all[0]).toMatchObject({ source: 'freehold', 'detail-type': 'tenant.activated' });
    });
  });
});
