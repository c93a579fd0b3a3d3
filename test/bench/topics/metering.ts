import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { lostAndDoubled, onOneCore } from '../metering-cases.ts';
import { percentile } from '../percentile.ts';
import type { Findings, Topic } from '../topic.ts';

const BATCHES = 20;
const EVENTS_A_BATCH = 500;
const COPIES = 1_000;
const PATIENCE_MS = 120_000;
const GOAL_EVENTS_A_SECOND = 10_000;

export const metering: Topic = {
  name: 'metering',
  title: 'Usage: events, windows and what is counted twice',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const core = await onOneCore();
    const killed = await lostAndDoubled();
    const live = await throughTheCloud(cloud);
    return {
      how: [
        'On one core: messages of 500 events of one tenant, ten a run. The second line makes, signs and parses each of DynamoDB’s requests, and leaves out the network alone. By the processor time that it took, of all threads.',
        `Through the cloud: ${BATCHES} requests of ${EVENTS_A_BATCH} events, one after the other, by HTTP; the emulator, the gate and all functions share this machine. Queryable: until GET /v1/usage shows all of a request.`,
      ],
      tables: [
        goalsTable([
          {
            goal: `>= ${GOAL_EVENTS_A_SECOND} events a second of one core, requests included`,
            measured: core.requests,
            isMet: core.requests >= GOAL_EVENTS_A_SECOND,
          },
          { goal: 'lost 0', measured: killed.lost, isMet: killed.lost === 0 },
          { goal: 'doubled 0', measured: killed.doubled, isMet: killed.doubled === 0 },
          {
            goal: 'quarantined exactly the malformed',
            measured: killed.quarantined,
            isMet: killed.quarantined === 0,
          },
          {
            goal: `${COPIES} copies of one id = 1`,
            measured: live.copies,
            isMet: live.copies === 1,
          },
        ]),
        core.table,
        killed.table,
        {
          title: 'Through the local cloud',
          columns: ['events', 'events a second', 'p50 s to queryable', 'p99 s to queryable'],
          rows: [
            [
              ...[BATCHES * EVENTS_A_BATCH, live.eventsASecond],
              ...[percentile(live.seconds, 0.5), percentile(live.seconds, 0.99)],
            ],
          ],
        },
      ],
    };
  },
};

const results = z.object({ results: z.array(z.object({ result: z.string() })) });
const usage = z.object({ items: z.array(z.object({ events: z.number() })) });

async function throughTheCloud({ api }: BenchCloud) {
  const { id, slug, admin } = await api.createTenant({});
  await api.untilSettled(id);
  const token = await api.signIn(admin, slug);
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const send = (ids: readonly string[]) =>
    api.call(results, 'POST /v1/usage/events', {
      token,
      body: ids.map((event) => ({
        ...{ id: event, type: 'mail.sent' },
        data: { recipients: 1, region: 'eu' },
      })),
    });
  const untilCounted = async (events: number) => {
    const startedAt = performance.now();
    for (;;) {
      const to = new Date(Date.now() + 3_600_000).toISOString();
      const request = `GET /v1/usage?meter=mails_sent&window=hour&from=${from}&to=${to}`;
      const { items } = await api.call(usage, request, { token });
      const counted = items.reduce((sum, item) => sum + item.events, 0);
      if (counted >= events) return { counted, seconds: (performance.now() - startedAt) / 1_000 };
      if (performance.now() - startedAt > PATIENCE_MS) throw new Error('Events are missing.');
      await sleep(50);
    }
  };
  const startedAt = performance.now();
  const seconds: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    await send(Array.from({ length: EVENTS_A_BATCH }, (_, index) => `${batch}-${index}`));
    seconds.push((await untilCounted((batch + 1) * EVENTS_A_BATCH)).seconds);
  }
  const eventsASecond = (BATCHES * EVENTS_A_BATCH) / ((performance.now() - startedAt) / 1_000);
  const before = BATCHES * EVENTS_A_BATCH;
  for (let sent = 0; sent < COPIES; sent += EVENTS_A_BATCH) {
    await send(Array.from({ length: EVENTS_A_BATCH }, () => 'the-same'));
  }
  await untilCounted(before + 1);
  await sleep(5_000);
  const copies = (await untilCounted(before + 1)).counted - before;
  return { seconds, eventsASecond, copies };
}
