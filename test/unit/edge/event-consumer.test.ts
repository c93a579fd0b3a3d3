import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Consumptions } from '../../../core/events/consumptions.ts';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { tenantEvents } from '../../../core/tenants/tenant-events.ts';
import { eventConsumer } from '../../../functions/edge/event-consumer.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const TIMEOUT_MS = 15_000;
const types = { 'tenant.activated': tenantEvents['tenant.activated'] };

class FakeConsumptions implements Consumptions {
  readonly leases = new Map<string, Date | 'processed'>();

  claim({ eventId, now, until }: Parameters<Consumptions['claim']>[0]) {
    const lease = this.leases.get(eventId);
    if (lease === 'processed') return Promise.resolve('processed' as const);
    if (lease && lease > now) return Promise.resolve('in-progress' as const);
    this.leases.set(eventId, until);
    return Promise.resolve('leased' as const);
  }

  complete(eventId: string) {
    this.leases.set(eventId, 'processed');
    return Promise.resolve();
  }
}

const activated = (name: string, version = 1) =>
  domainEvent({
    type: 'tenant.activated',
    version,
    time: NOW,
    tenantId: 'tnt_1',
    actor: { kind: 'system', id: 'provisioning' },
    data: { slug: 'acme', name, plan: 'pro', isolation: 'shared_schema' },
  });
type Event = ReturnType<typeof activated>;

const bodyOf = (event: Event) =>
  JSON.stringify({ source: 'freehold', detail: JSON.parse(toEventText(event)) as unknown });

function arrange(handle: (name: string) => Promise<void> = () => Promise.resolve()) {
  const consumptions = new FakeConsumptions();
  const handled: string[] = [];
  const clock = { now: NOW };
  const consumer = eventConsumer(
    { consumptions, now: () => clock.now },
    types,
    async ({ data }) => {
      await handle(data.name);
      handled.push(data.name);
    },
  );
  const receive = async (...bodies: string[]) => {
    const Records = bodies.map((body, at) => ({
      body,
      messageId: String(at),
      eventSource: 'aws:sqs',
    }));
    const context = { getRemainingTimeInMillis: () => TIMEOUT_MS } as Context;
    const answer = await consumer({ Records } as SQSEvent, context);
    return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { consumptions, handled, clock, receive };
}

describe('eventConsumer', () => {
  it('hands each event over, parsed by the schema of its type', async () => {
    const { receive, handled } = arrange();
    expect(await receive(bodyOf(activated('Acme')), bodyOf(activated('Globex')))).toEqual([]);
    expect(handled.sort()).toEqual(['Acme', 'Globex']);
  });

  it.each([
    ['no JSON', '{'],
    ['no event', '{"detail":{}}'],
    ['a version it does not know', bodyOf(activated('Acme', 2))],
    ['data that are not of its type', bodyOf({ ...activated('Acme'), data: {} as never })],
    ['a type it does not know', bodyOf({ ...activated('Acme'), type: 'toString' as never })],
  ])('sends back %s alone', async (_, poison) => {
    const { receive, handled } = arrange();
    expect(await receive(bodyOf(activated('Acme')), poison)).toEqual(['1']);
    expect(handled).toEqual(['Acme']);
  });

  it('handles an event once, however often it comes', async () => {
    const { receive, handled } = arrange();
    const body = bodyOf(activated('Acme'));
    await receive(body);
    expect(await receive(body)).toEqual([]);
    expect(handled).toEqual(['Acme']);
  });

  it('sends back an event that another run has, and handles it when that run died', async () => {
    const { receive, handled, clock, consumptions } = arrange();
    const event = activated('Acme');
    await consumptions.claim({ eventId: event.id, now: NOW, until: new Date(NOW.getTime() + 1) });
    expect(await receive(bodyOf(event))).toEqual(['0']);
    clock.now = new Date(NOW.getTime() + 1);
    expect(await receive(bodyOf(event))).toEqual([]);
    expect(handled).toEqual(['Acme']);
  });

  it('tries again what threw, once the lease of that run has ended', async () => {
    let isBroken = true;
    const { receive, handled, clock } = arrange(() =>
      isBroken ? Promise.reject(new Error('down')) : Promise.resolve(),
    );
    const body = bodyOf(activated('Acme'));
    expect(await receive(body)).toEqual(['0']);
    isBroken = false;
    clock.now = new Date(NOW.getTime() + TIMEOUT_MS);
    expect(await receive(body)).toEqual([]);
    expect(handled).toEqual(['Acme']);
  });
});
