import { describe, expect, it } from 'vitest';
import { MAX_EVENT_BYTES } from '../../../core/product-events/product-event.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { sendEventsOperation } from '../../../functions/events/api/send-events.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import { TEST_TYPE } from '../../../core/webhooks/test-endpoint.ts';
import { nounOf, PLATFORM_NOUNS } from '../../../core/product-events/platform-nouns.ts';
import { eventChecks, type DeclaredEvents } from '../../../core/product-events/declared-event.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { FakeProductEventQueue } from '../../fakes/fake-product-event-queue.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, keyIdentity, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const shipped = { type: 'order.shipped', data: { order: '1042' } };
const named = { ...shipped, id: 'order-1042', time: '2026-11-27T11:59:00Z' };

function arrange(identity: AuthorizerContext = tenantIdentity('admin'), declared?: DeclaredEvents) {
  const queue = new FakeProductEventQueue();
  const checks = eventChecks(declared);
  const serve = edgeOf(sendEventsOperation({ queue, checks, now: () => NOW }));
  const send = async (body: unknown) => {
    const event = apiEvent('POST /v1/events', { identity, body: JSON.stringify(body) });
    const { statusCode, body: text } = await serve(event);
    return { status: statusCode, body: JSON.parse(text ?? '{}') as Answer };
  };
  return { queue, send };
}
type Answer = {
  readonly items?: readonly { readonly id: string; readonly type: string }[];
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

describe('POST /v1/events', () => {
  it('queues an event of the principal’s tenant, with who sent it, and tells its id', async () => {
    const identity = tenantIdentity('admin');
    const { queue, send } = arrange(identity);
    const { status, body } = await send({
      ...shipped,
      data: { order: '1042', tenantId: 'tnt_other' },
    });
    const [event] = queue.events;
    expect(status).toBe(202);
    expect(body.items).toEqual([{ id: event?.id, type: 'order.shipped' }]);
    expect(event).toMatchObject({
      ...{ type: 'order.shipped', version: 1, tenantId: identity.tenantId, time: NOW },
      actor: { kind: 'user', id: identity.id },
      request: { id: 'request-1' },
    });
    expect(event?.request).toEqual({ id: 'request-1' });
  });

  it('takes a hundred in their order, and no more', async () => {
    const { queue, send } = arrange();
    const many = Array.from({ length: 100 }, (_, n) => ({ ...shipped, data: { n } }));
    expect((await send(many)).status).toBe(202);
    expect(queue.events.map(({ data }) => data.n)).toEqual(many.map(({ data }) => data.n));
    expect(new Set(queue.events.map(({ id }) => id)).size).toBe(100);
    expect((await send([...many, shipped])).status).toBe(400);
  });

  it('knows an event by its id, its time and its type, and one tenant’s from another’s', async () => {
    const { queue, send } = arrange();
    await send(named);
    await send([named, { ...named, type: 'order.paid' }, { ...named, id: 'order-1043' }]);
    await send({ ...named, time: '2026-11-27T12:59:00+01:00', data: {} });
    await send({ ...named, time: '2026-11-27T11:59:01Z' });
    const [first, again, otherType, otherId, sameTime, otherTime] = queue.events.map(
      ({ id }) => id,
    );
    expect([again, sameTime]).toEqual([first, first]);
    expect(new Set([first, otherType, otherId, otherTime]).size).toBe(4);

    const globex = arrange();
    await globex.send(named);
    expect(globex.queue.events[0]?.id).not.toBe(first);
  });

  it('knows no event that has no id by what is in it', async () => {
    const { queue, send } = arrange();
    await send([shipped, shipped]);
    expect(queue.events[0]?.id).not.toBe(queue.events[1]?.id);
  });

  it.each([
    ['a type of the platform', { ...shipped, type: 'tenant.activated' }, '/type'],
    ['a type that the platform may have tomorrow', { ...shipped, type: 'member.x' }, '/type'],
    ['the type of test messages', { ...shipped, type: 'webhook.test' }, '/type'],
    ['a time too far ahead', { ...named, time: '2026-11-27T12:06:00Z' }, '/time'],
    ['a time too far back', { ...named, time: '2026-10-27T12:00:00Z' }, '/time'],
    ['an id without a time', { ...shipped, id: 'order-1042' }, '/time'],
    ['a type of one word', { ...shipped, type: 'shipped' }, '/type'],
    ['a type in capitals', { ...shipped, type: 'Order.Shipped' }, '/type'],
    ['a type as a pattern', { ...shipped, type: 'order.*' }, '/type'],
    ['an id with a blank', { ...named, id: 'order 1042' }, '/id'],
    ['data that is no object', { ...shipped, data: ['1042'] }, '/data'],
    ['data deeper than 32 levels', { ...shipped, data: nested(33) }, '/data'],
    ['an unknown field', { ...shipped, tenantId: 'tnt_1' }, '/tenantId'],
  ])('refuses %s, and with it all that came along', async (_what, event, pointer) => {
    const { queue, send } = arrange();
    const alone = await send(event);
    expect(alone.status).toBe(400);
    expect(alone.body.errors?.map((error) => error.pointer.replace(/^\/0/, ''))).toEqual([pointer]);
    const second = await send([shipped, event]);
    expect(second.body.errors?.map((error) => error.pointer)).toEqual([`/1${pointer}`]);
    expect(queue.events).toEqual([]);
  });

  it('counts an event’s bytes with all that goes along', async () => {
    const { queue, send } = arrange();
    const ofLength = (length: number) => ({ ...shipped, data: { text: 'x'.repeat(length) } });
    await send(ofLength(0));
    const [empty] = queue.events;
    if (!empty) throw new Error('It was taken.');
    const beside = Buffer.byteLength(toEventText(empty));
    expect((await send(ofLength(MAX_EVENT_BYTES - beside))).status).toBe(202);
    expect((await send(ofLength(MAX_EVENT_BYTES - beside + 1))).body.errors).toMatchObject([
      { pointer: '/data', detail: 'An event has at most 60000 bytes as JSON.' },
    ]);
  });

  it('takes events of a key that may, and of nobody who may not', async () => {
    const key = arrange(keyIdentity(['events:write']));
    expect((await key.send(shipped)).status).toBe(202);
    expect(key.queue.events).toMatchObject([{ actor: { kind: 'key' } }]);
    expect((await arrange(keyIdentity(['records:write'])).send(shipped)).status).toBe(403);
    expect((await arrange(tenantIdentity('member')).send(shipped)).status).toBe(403);
  });
});

function nested(levels: number): object {
  return levels === 0 ? {} : { in: nested(levels - 1) };
}

const declared: DeclaredEvents = {
  'order.shipped': {
    ...{ version: 2, description: 'An order left the warehouse.' },
    data: {
      type: 'object',
      properties: { order: { $ref: '#/$defs/number' }, lines: { type: 'array', maxItems: 2 } },
      required: ['order'],
      additionalProperties: false,
      $defs: { number: { type: 'string', pattern: '^[0-9]+$' } },
    },
    example: { order: '1042' },
  },
  'order.paid': { version: 1, description: 'Paid.', data: { type: 'object' }, example: {} },
};

describe('POST /v1/events where types are declared', () => {
  const identity = tenantIdentity('admin');

  it('takes what is as declared, in the declared version', async () => {
    const { queue, send } = arrange(identity, declared);
    expect((await send([shipped, { type: 'order.paid', data: { any: [1] } }])).status).toBe(202);
    expect(queue.events.map(({ type, version }) => [type, version])).toEqual([
      ['order.shipped', 2],
      ['order.paid', 1],
    ]);
  });

  it.each([
    ['a type that is not declared', { ...shipped, type: 'order.lost' }, '/type'],
    ['data without what it must have', { ...shipped, data: {} }, '/data/order'],
    ['data with more', { ...shipped, data: { order: '1', 'a/b': 1 } }, '/data/a~1b'],
    ['a value of another form', { ...shipped, data: { order: 'x' } }, '/data/order'],
    ['a value of another type', { ...shipped, data: { order: '1', lines: 1 } }, '/data/lines'],
    ['too many', { ...shipped, data: { order: '1', lines: [1, 2, 3] } }, '/data/lines'],
  ])('refuses %s as 422, and with it all that came along', async (_what, event, pointer) => {
    const { queue, send } = arrange(identity, declared);
    const alone = await send(event);
    expect(alone.status).toBe(422);
    expect(alone.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
    const second = await send([shipped, event]);
    expect(second.body.errors?.map((error) => error.pointer)).toEqual([`/1${pointer}`]);
    expect(queue.events).toEqual([]);
  });
});

it('the platform keeps to itself the nouns of its catalogue, and no other', () => {
  const nouns = new Set([...Object.keys(eventCatalog), TEST_TYPE].map(nounOf));
  expect([...PLATFORM_NOUNS].sort()).toEqual([...nouns].sort());
});
