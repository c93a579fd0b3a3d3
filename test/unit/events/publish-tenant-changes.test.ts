import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { changeEvent } from '../../../core/events/change-event.ts';
import { publishTenantChangesHandler } from '../../../functions/events/publish-tenant-changes/publish-tenant-changes.ts';
import { FakeEventBus } from '../../fakes/fake-event-bus.ts';

const event = changeEvent({
  type: 'record.created',
  version: 1,
  time: new Date('2026-11-27T00:00:00.000Z'),
  tenantId: 'tnt_1',
  changedBy: { kind: 'user', id: 'usr_1' },
  key: 'rec_1',
  data: {},
});

/** An image is the name of what it tells: an event, a copy, or nothing readable. */
function eventOf(image: unknown) {
  if (image === 'event') return event;
  if (image === 'copy') return null;
  throw new Error(`the tenant’s secret: ${String(image)}`);
}

function arrange(isDown = false) {
  const bus = new FakeEventBus(isDown);
  const handle = publishTenantChangesHandler({ bus, eventOf });
  const run = (...images: string[]) =>
    handle({
      Records: images.map((NewImage, n) => ({ dynamodb: { NewImage, SequenceNumber: `s${n}` } })),
    } as unknown as DynamoDBStreamEvent);
  return { bus, run };
}

describe('publish-tenant-changes', () => {
  it('hands what changed to the bus, and no copies', async () => {
    const { bus, run } = arrange();
    expect(await run('event', 'copy', 'event')).toEqual({ batchItemFailures: [] });
    expect(bus.published.map(({ type }) => type)).toEqual(['record.created', 'record.created']);
  });

  it('publishes what comes before an item it cannot read, and is given the rest again', async () => {
    const { bus, run } = arrange();
    expect(await run('event', 'garbage', 'event')).toEqual({
      batchItemFailures: [{ itemIdentifier: 's1' }],
    });
    expect(bus.published).toHaveLength(1);
  });

  it('throws what the bus throws, so that the batch is given again', async () => {
    await expect(arrange(true).run('event')).rejects.toThrow('down');
  });
});
