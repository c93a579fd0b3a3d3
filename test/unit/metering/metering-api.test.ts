import { beforeEach, describe, expect, it } from 'vitest';
import { EventCounter } from '../../../core/metering/contribution.ts';
import { openSince } from '../../../core/metering/begin-metering.ts';
import { listUsageOperation, listMetersOperation } from '../../../functions/metering/api/usage.ts';
import {
  listQuarantinedEventsOperation,
  listWindowEventsOperation,
} from '../../../functions/metering/api/events.ts';
import { replayQuarantinedEventOperation } from '../../../functions/metering/ingest/replay-quarantined-event.ts';
import { sendUsageEventsOperation } from '../../../functions/metering/ingest/send-usage-events.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes } from '../../../functions/routes.ts';
import { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import { FakeReachedCaps } from '../../fakes/fake-reached-caps.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { mail, METERS, NOW, usageWorld } from '../../support/metering/usage-world.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const identity = tenantIdentity('member');
const { tenantId } = identity;

let world: ReturnType<typeof usageWorld>;
let queue: FakeUsageQueue;
beforeEach(() => {
  world = usageWorld();
  queue = new FakeUsageQueue();
});

type Parts = Parameters<typeof apiEvent>[1];
async function call(operation: Operation, key: string, parts: Parts = {}) {
  const answer = await edgeOf(operation)(apiEvent(key, { identity, ...parts }));
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}') as unknown };
}

const caps = new FakeReachedCaps();
const ingestPorts = () => ({
  ...{ counter: world.counter, seen: world.store, queue, caps, quarantine: world.quarantine },
  now: () => NOW,
});
const send = (body: unknown) =>
  call(sendUsageEventsOperation(ingestPorts()), routes.sendUsageEvents.key, {
    body: JSON.stringify(body),
  });

describe('POST /v1/usage/events', () => {
  it('takes nothing of a meter whose hard cap is reached, and says until when', async () => {
    const until = new Date(NOW.getTime() + 1_000);
    await caps.replace(tenantId, [{ meter: 'bytes', until }]);
    const { body } = await send([mail('1'), { id: '2', type: 'unknown' }]);
    expect(body).toMatchObject({
      results: [
        { result: 'refused', reason: 'spend_cap_reached', id: '1' },
        { result: 'quarantined' },
      ],
    });
    expect(JSON.stringify(body)).toContain(until.toISOString());
    expect(queue.messages.flatMap(({ events }) => events)).toHaveLength(1);
    await caps.replace(tenantId, [{ meter: 'bytes', until: NOW }]);
    expect((await send([mail('1')])).body).toMatchObject({ results: [{ result: 'accepted' }] });
    await caps.replace(tenantId, []);
  });

  it('answers each event for itself, and sends on what is to be counted or kept', async () => {
    const events = [mail('1'), mail('1'), { id: '2', type: 'unknown' }, { type: 'mail.sent' }];
    const { status, body } = await send(events);

    expect(status).toBe(202);
    expect(body).toMatchObject({
      results: [
        { result: 'accepted', source: 'app', id: '1' },
        { result: 'duplicate', source: 'app', id: '1' },
        { result: 'quarantined', reason: 'unknown_event_type' },
        { result: 'quarantined', reason: 'invalid_event' },
      ],
    });
    expect(queue.messages.map(({ events: sent }) => sent.length)).toEqual([3]);
    expect(queue.messages[0]).toMatchObject({ tenantId, sender: 'tenant', receivedAt: NOW });
  });

  it('knows a copy of what is counted', async () => {
    await send(mail('1'));
    await world.deliver(queue);
    expect((await send(mail('1'))).body).toMatchObject({ results: [{ result: 'duplicate' }] });
    expect(queue.messages).toEqual([]);
  });

  it('refuses more than 500, none, and one that is too large, all of them', async () => {
    const many = Array.from({ length: 501 }, (_, index) => mail(String(index)));
    expect((await send(many)).status).toBe(400);
    expect((await send([])).status).toBe(400);
    const large = await send([mail('1'), { ...mail('2'), data: { text: 'x'.repeat(70_000) } }]);
    expect(large.status).toBe(400);
    expect(queue.messages).toEqual([]);
  });

  it('cuts what a message does not hold', async () => {
    const text = 'x'.repeat(10_000);
    const events = Array.from({ length: 50 }, (_, index) => ({ ...mail(`${index}`), extra: text }));
    const cloud = events.map((event) => ({ ...event, specversion: '1.0' }));
    await send(cloud);
    expect(queue.messages.length).toBeGreaterThan(2);
    expect(queue.messages.flatMap(({ events: sent }) => sent)).toHaveLength(50);
  });
});

describe('what was sent', () => {
  it('is shown by window and dimension, and explained down to its events', async () => {
    await send([mail('1'), mail('2', { region: 'us', size: '0.5' }), mail('3', { size: 1 })]);
    await world.deliver(queue);
    const ports = { meters: METERS, reader: world.store, timeZones: world.timeZones };
    const query = {
      meter: 'bytes',
      from: NOW.toISOString(),
      to: NOW.toISOString(),
      window: 'hour',
    };
    const grouped = await call(listUsageOperation(ports), routes.listUsage.key, {
      query: { ...query, groupBy: 'region' },
    });
    expect(grouped.body).toMatchObject({
      ...{ meter: 'bytes', unit: 'byte', aggregation: 'sum', timeZone: 'UTC' },
      items: [
        { dimensions: { region: 'eu' }, quantity: '11', events: 2 },
        { dimensions: { region: 'us' }, quantity: '0.5', events: 1 },
      ],
    });
    const [row] = (grouped.body as { items: { windowId: string }[] }).items;
    const explained = await call(
      listWindowEventsOperation(world.log),
      routes.listWindowEvents.key,
      { params: { windowId: row?.windowId ?? '' } },
    );
    expect(explained.body).toMatchObject({
      items: [
        { id: '1', value: '10' },
        { id: '3', value: '1' },
      ],
    });
    const day = await call(listUsageOperation(ports), routes.listUsage.key, {
      query: { ...query, window: 'day' },
    });
    expect(day.body).toMatchObject({
      items: [{ quantity: '11.5', start: '2026-11-27T00:00:00.000Z' }],
    });
  });

  it('is refused for an unknown meter or dimension, and for what is no window', async () => {
    const ports = { meters: METERS, reader: world.store, timeZones: world.timeZones };
    const query = { meter: 'none', from: NOW.toISOString(), to: NOW.toISOString() };
    const asked = (more: object) =>
      call(listUsageOperation(ports), routes.listUsage.key, { query: { ...query, ...more } });
    expect((await asked({})).status).toBe(404);
    expect((await asked({ meter: 'constructor' })).status).toBe(404);
    expect((await asked({ meter: 'bytes', groupBy: 'country' })).status).toBe(400);
    const none = await call(listWindowEventsOperation(world.log), routes.listWindowEvents.key, {
      params: { windowId: 'bm9uZQ' },
    });
    expect(none.status).toBe(404);
  });

  it('is counted by meters whose definition has a version', async () => {
    const { body } = await call(listMetersOperation({ meters: METERS }), routes.listMeters.key);
    expect((body as { items: object[] }).items).toHaveLength(Object.keys(METERS).length);
  });
});

describe('an event in quarantine', () => {
  it('is listed, stays while it cannot be counted, and is counted once its meter is there', async () => {
    const bad = { ...mail('1'), type: 'mail.read' };
    await send([bad]);
    await world.deliver(queue);
    const listed = await call(
      listQuarantinedEventsOperation(world.quarantine),
      routes.listQuarantinedEvents.key,
    );
    const [item] = (listed.body as { items: { id: string }[] }).items;
    expect(item).toMatchObject({ reason: 'unknown_event_type', event: bad });

    const replay = (counter = world.counter) =>
      call(
        replayQuarantinedEventOperation({ ...ingestPorts(), counter }),
        routes.replayQuarantinedEvent.key,
        { params: { eventId: item?.id ?? '' } },
      );
    expect((await replay()).body).toMatchObject({ result: 'quarantined', quarantineId: item?.id });
    expect(queue.messages).toEqual([]);

    const mails = METERS.mails;
    if (!mails) throw new Error('There is one.');
    const wider = new EventCounter({
      ...METERS,
      read: { ...mails, id: 'read', eventType: 'mail.read' },
    });
    expect((await replay(wider)).body).toMatchObject({ result: 'accepted' });
    await world.deliver(queue, wider);
    expect((await replay(wider)).status).toBe(404);
  });
});

async function* noneDue() {
  await Promise.resolve();
  yield* [];
}

describe('a tenant’s first usage', () => {
  it('begins its first period with its month, and the recounting with its day', async () => {
    const begun: object[] = [];
    const ports = {
      periods: {
        find: () => Promise.resolve(null),
        begin: (period: object) => Promise.resolve(void begun.push(period)),
        close: () => Promise.resolve(false),
        listDue: noneDue,
      },
      reconciliations: {
        begin: (due: object) => Promise.resolve(void begun.push(due)),
        done: () => Promise.resolve(),
        listDue: noneDue,
      },
      timeZones: { of: () => Promise.resolve('Asia/Tokyo') },
      graceHours: 72,
    };
    const since = await openSince(ports, tenantId, NOW);
    expect(since.toISOString()).toBe('2026-10-31T15:00:00.000Z');
    expect(begun).toMatchObject([
      { day: new Date('2026-11-27T00:00:00Z') },
      { end: new Date('2026-11-30T15:00:00Z'), closesAt: new Date('2026-12-03T15:00:00Z') },
    ]);
  });
});
