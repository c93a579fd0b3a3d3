import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { eventBusName } from '../../../core/tenancy/resource-names.ts';
import { rootClient } from '../../../local/aws.ts';
import { listenTo, type Delivered } from '../../support/events/bus-listener.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { Cell } from '../table.ts';
import type { Findings, Topic } from '../topic.ts';

const RECORDS = 100;
const AT_ONCE = 4;
const PATIENCE_MS = 120_000;
const PLACES = [
  { isolation: 'shared_schema' },
  { isolation: 'shared_database' },
  { isolation: 'separate_schema' },
  { isolation: 'separate_database' },
  { isolation: 'separate_database', region: 'eu-central-1' },
];

const identified = z.object({ id: z.string() });

type ReceivedEvent = { readonly id: string; readonly tenantId: string; readonly ms: number };

export const events: Topic = {
  name: 'events',
  title: 'Events of tenants’ records',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const delivered = await listenTo(eventBusName('local'), {
      pattern: { 'detail-type': ['record.created'] },
      client: rootClient(cloud.emulatorUrl),
    });
    const rows: Cell[][] = [];
    let lost = 0;
    for (const place of PLACES) {
      const told = await measurePlace(cloud, place, async () =>
        (await delivered()).map(toReceivedEvent),
      );
      const ids = new Set(told.map(({ id }) => id));
      lost += RECORDS - ids.size;
      const ms = told.map((one) => one.ms);
      const name = `${place.isolation}${place.region ? ` in ${place.region}` : ''}`;
      rows.push([
        name,
        RECORDS,
        ids.size,
        told.length - ids.size,
        ...[0.5, 0.95].map((p) => percentile(ms, p)),
      ]);
    }
    return {
      how: [
        `Under each strategy a tenant creates ${RECORDS} records by HTTP, ${AT_ONCE} at once, and a consumer of the bus counts their events: from the time of the record to the start of the consumer. The emulator looks at streams one after another, in one process; Lambda looks at each shard four times a second.`,
      ],
      tables: [
        goalsTable([{ goal: 'no event lost', measured: lost, isMet: lost === 0 }]),
        {
          title: 'From write to consumer',
          columns: ['strategy', 'records', 'events', 'told again', 'p50 ms', 'p95 ms'],
          rows,
        },
      ],
    };
  },
};

const toReceivedEvent = ({ detail, at }: Delivered): ReceivedEvent => ({
  id: String(detail.id),
  tenantId: String(detail.tenantId),
  ms: at.getTime() - Date.parse(String(detail.time)),
});

async function measurePlace(
  { api }: BenchCloud,
  place: (typeof PLACES)[number],
  tell: () => Promise<ReceivedEvent[]>,
): Promise<ReceivedEvent[]> {
  const { id, slug, admin } = await api.createTenant(place);
  await api.untilSettled(id);
  const token = await api.signIn(admin, slug);
  const write = async () => {
    for (let n = 0; n < RECORDS / AT_ONCE; n += 1) {
      await api.call(identified, 'POST /v1/records/bench', { token, body: { n } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const told = (await tell()).filter(({ tenantId }) => tenantId === id);
    if (told.length >= RECORDS || Date.now() > deadline) return told;
    await sleep(1_000);
  }
}
