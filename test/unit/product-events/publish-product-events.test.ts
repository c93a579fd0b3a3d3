import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import type { OutgoingEvent } from '../../../core/events/event-bus.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { publishProductEventsHandler } from '../../../functions/events/publish-product-events/publish-product-events.ts';
import { newId } from '../../../kit/id.ts';

const text = (n: number) =>
  toEventText(
    domainEvent({
      ...{ type: `order.shipped_${n}`, version: 1, tenantId: newId('tnt'), time: new Date() },
      ...{ actor: { kind: 'key', id: newId('key') }, data: { n } },
    }),
  );
const given = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body) => ({ body }) as SQSRecord),
});

describe('publishProductEvents', () => {
  it('hands on each event byte by byte, with its type', async () => {
    const published: OutgoingEvent[] = [];
    const handler = publishProductEventsHandler({
      publish: async (events) => void published.push(...events),
    });
    const texts = [text(1), text(2)];
    await handler(given(...texts));
    expect(published).toEqual([
      { type: 'order.shipped_1', detail: texts[0] },
      { type: 'order.shipped_2', detail: texts[1] },
    ]);
  });

  it('fails where the bus does, so that the queue gives them again', async () => {
    const handler = publishProductEventsHandler({
      publish: () => Promise.reject(new Error('The bus is away.')),
    });
    await expect(handler(given(text(1)))).rejects.toThrow('The bus is away.');
  });
});
