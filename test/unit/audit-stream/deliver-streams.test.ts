import { describe, expect, it } from 'vitest';
import type { StreamBatch } from '../../../core/audit-stream/deliver-stream.ts';
import { deliverStreams } from '../../../core/audit-stream/deliver-streams.ts';
import { newId } from '../../../kit/id.ts';
import { TENANT } from '../../support/audit/audit-log.ts';
import { streamWorld } from '../../support/audit/stream-world.ts';

const HOUR_OF_RUNS = 65;

async function streaming() {
  const world = streamWorld();
  await world.configure();
  return world;
}

describe('a stream of the audit log', () => {
  it('sends what is written from then on, each link as one batch, as the export writes it', async () => {
    const { log, configure, run, sent } = streamWorld();
    log.append(0, 3);
    await configure();
    const ids = log.append(0, 2).map(({ id }) => id);
    log.append(5);
    expect(await run()).toEqual({ delivered: 1, refused: 0, resting: 0, error: 0 });
    expect(sent.map(({ id, lines }) => [id, lines.length]).toSorted()).toEqual([
      [`audit_${TENANT}_0_2`, 2],
      [`audit_${TENANT}_5_1`, 1],
    ]);
    const { lines = [] } = sent.find(({ id }) => id.endsWith('_0_2')) ?? {};
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject(
      ids.toSorted().map((id) => ({ id, sourceIp: '192.0.2.1', isErased: false })),
    );
  });

  it('rests while the tenant is suspended, and sends all that waits when it is back', async () => {
    const { log, run, sent, state } = await streaming();
    state.now = 'suspended';
    log.append(1, 2);
    expect(await run()).toMatchObject({ delivered: 0, resting: 1 });
    expect(sent).toEqual([]);
    state.now = 'active';
    expect(await run()).toMatchObject({ delivered: 1 });
    expect(sent.flatMap(({ lines }) => lines)).toHaveLength(2);
  });

  it('sends nothing twice, and nothing where nothing was written', async () => {
    const { log, run, sent } = await streaming();
    log.append(1);
    await run();
    await run();
    expect(sent).toHaveLength(1);
  });

  it('goes on where it was, whatever the target refused: nothing is lost and the order of a chain stays', async () => {
    const { log, run, world, sentIds } = await streaming();
    const written: string[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      world.answer = () => (minute < 50 && minute % 3 !== 0 ? 'It answered 503.' : null);
      written.push(...log.append(minute % 2, 2).map(({ id }) => id));
      await run();
    }
    for (let minute = 0; minute < HOUR_OF_RUNS; minute += 1) await run();
    expect(sentIds().toSorted()).toEqual(written.toSorted());
    const chain = (shard: number) =>
      sentIds().filter((id) => Math.floor(written.indexOf(id) / 2) % 2 === shard);
    for (const shard of [0, 1]) expect(chain(shard)).toEqual(chain(shard).toSorted());
  });

  it('tries again after longer and longer, at last each hour', async () => {
    const { log, run, world, streams } = await streaming();
    log.append(0);
    const tries: number[] = [];
    let minute = 0;
    world.answer = () => {
      tries.push(minute);
      return 'It answered 500.';
    };
    for (minute = 0; minute < 260; minute += 1) await run();
    expect(tries.slice(0, 6)).toEqual([0, 1, 3, 7, 15, 31]);
    expect((tries.at(-1) ?? 0) - (tries.at(-2) ?? 0)).toBe(60);
    expect((await streams.find(TENANT))?.failure).toMatchObject({ reason: 'It answered 500.' });
  });

  it('tells the owners once after an hour, by event and mail, and again only after it worked', async () => {
    const { log, run, world, streams, mails } = await streaming();
    const failing = () => streams.events.filter(({ type }) => type === 'audit_stream.failing');
    const runFor = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) await run();
    };
    log.append(0);
    world.answer = () => 'It did not answer within 15 seconds.';
    await runFor(50);
    expect(failing()).toEqual([]);
    await runFor(200);
    expect(failing()).toMatchObject([
      { actor: { kind: 'system' }, data: { to: 'siem.example', kind: 'https' } },
    ]);
    expect(mails.posted).toMatchObject([{ kind: 'composed', to: ['ada@acme.example'] }]);

    world.answer = () => null;
    await runFor(HOUR_OF_RUNS);
    expect((await streams.find(TENANT))?.failure).toBeUndefined();
    log.append(0);
    world.answer = () => 'It answered 500.';
    await runFor(250);
    expect(failing()).toHaveLength(2);
    expect(mails.posted).toHaveLength(2);
  });

  it('keeps where it came to of each chain, though another one was refused', async () => {
    const { log, run, world, streams } = await streaming();
    log.append(0);
    log.append(1);
    world.answer = ({ id }: StreamBatch) => (id.includes('_1_1') ? 'It answered 400.' : null);
    await run();
    const { cursor = [] } = (await streams.find(TENANT)) ?? {};
    expect(cursor[1]).toBe(0);
  });

  it('that was changed or removed meanwhile is not written over', async () => {
    const { log, run, world, streams, configure } = await streaming();
    log.append(0);
    const target = { kind: 'https', url: 'https://other.example/' } as const;
    let changed: Promise<unknown> = Promise.resolve();
    world.answer = () => {
      changed = configure(target);
      return null;
    };
    await run();
    await changed;
    world.answer = () => null;
    expect((await streams.find(TENANT))?.target).toEqual(target);
    await run();
    expect((await streams.find(TENANT))?.cursor[0]).toBe(1);
  });

  it('that is slow holds up no other one', async () => {
    const { log, streams, ports, clock } = await streaming();
    log.append(0);
    const [slow] = streams.streams.values();
    if (!slow) throw new Error('There is no stream.');
    for (let at = 0; at < 250; at += 1) {
      const tenantId = newId('tnt');
      streams.streams.set(tenantId, { ...slow, tenantId });
    }
    const order: string[] = [];
    let release: () => void = () => undefined;
    const isSlow = new Promise<void>((resolve) => (release = resolve));
    const senderOf = ({ tenantId }: { tenantId: string }) =>
      Promise.resolve({
        send: async () => {
          if (tenantId === TENANT) await isSlow;
          order.push(tenantId);
          // All others are through.
          if (order.length === 250) release();
          return null;
        },
      });
    const run = deliverStreams({ ...ports, senderOf }, new Date(clock.now + 40_000));
    expect(await run).toEqual({ delivered: 251, refused: 0, resting: 0, error: 0 });
    expect(order.at(-1)).toBe(TENANT);
  });

  it('that cannot be read is an error of ours, and of no other tenant', async () => {
    const { log, run, world, errors } = await streaming();
    log.append(0);
    world.senderOf = () => {
      throw new Error('KMS is away.');
    };
    expect(await run()).toEqual({ delivered: 0, refused: 0, resting: 0, error: 1 });
    expect(errors).toHaveLength(1);
  });
});
