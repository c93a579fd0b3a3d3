import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { publishEventsHandler } from '../../../functions/events/publish-events/publish-events.ts';
import { FakeEventBus } from '../../fakes/fake-event-bus.ts';

const records = (...images: object[]) =>
  ({
    Records: images.map((NewImage) => ({ eventName: 'INSERT', dynamodb: { NewImage } })),
  }) as DynamoDBStreamEvent;

const image = (id: string) => ({
  pk: { S: 'TENANT#tnt_1' },
  sk: { S: `EVENT#${id}` },
  type: { S: 'tenant.activated' },
  detail: { S: `{"id":"${id}"}` },
});

describe('publish-events', () => {
  it('hands the events to the bus as they stand in the outbox, in their order', async () => {
    const bus = new FakeEventBus();
    await publishEventsHandler(bus)(records(image('evt_1'), image('evt_2')));

    expect(bus.published).toEqual([
      { type: 'tenant.activated', detail: '{"id":"evt_1"}' },
      { type: 'tenant.activated', detail: '{"id":"evt_2"}' },
    ]);
  });

  it('throws what the bus throws, so that the batch is given again', async () => {
    const bus = new FakeEventBus(true);

    await expect(publishEventsHandler(bus)(records(image('evt_1')))).rejects.toThrow('down');
  });

  it('throws on a record that is no event, before any is published', async () => {
    const bus = new FakeEventBus();

    await expect(
      publishEventsHandler(bus)(records(image('evt_1'), { sk: { S: 'EVENT#evt_2' } })),
    ).rejects.toThrow('is no outbox event');
    expect(bus.published).toEqual([]);
  });
});
