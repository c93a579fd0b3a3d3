import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { LiveTraffic } from '../../support/moves/live-traffic.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import type { Cell } from '../table.ts';
import type { Findings, Topic } from '../topic.ts';

const RECORDS = 5_000;
const FILES = 200;
const WRITERS = 3;
const WAYS = ['separate_schema', 'separate_database', 'shared_database', 'shared_schema'];
const PATIENCE_MS = 20 * 60_000;

const moved = z.object({
  id: z.string(),
  phase: z.string(),
  failure: z.object({ reason: z.string() }).optional(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date().optional(),
  from: z.object({ isolation: z.string() }),
  to: z.object({ isolation: z.string() }),
  phases: z.array(z.object({ phase: z.string(), seconds: z.number().optional() })),
  report: z.object({
    source: z.object({ items: z.number(), objects: z.number(), itemsSha256: z.string() }),
    target: z.object({ items: z.number(), objects: z.number(), itemsSha256: z.string() }),
    copied: z.object({ itemsPut: z.number(), objectsCopied: z.number() }),
    caughtUp: z.object({
      itemsPut: z.number(),
      itemsDeleted: z.number(),
      objectsCopied: z.number(),
    }),
    lateUploads: z.number(),
    readOnlySeconds: z.number().optional(),
  }),
});
type Moved = z.infer<typeof moved>;

export const moves: Topic = {
  name: 'moves',
  title: 'Moving a tenant under live reads and writes',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const { id, traffic } = await busyTenant(cloud);
    const all: Moved[] = [];
    for (const to of WAYS) all.push(await move(cloud, id, to));
    await traffic.stop();
    const lost = await losses(traffic);
    return {
      how: [
        `A tenant of ${RECORDS.toLocaleString('en')} records and ${FILES} files is moved four times, while ${WRITERS} users create, change, delete and read records and upload files, some by links that they hold for up to 45 s. They wait as Retry-After says, and 2 s at most. At the end all that the API shows is compared with all that was acknowledged.`,
        'Of the read-only seconds, 30 are the wait for requests that were let in before the pause, and 5 for those that are led to the old place after the switch: neither grows with the data. The old place is kept for as long as a link is good and an upload may take: 70 s here, 15 minutes and two hours elsewhere.',
      ],
      tables: [
        goalsTable([
          { goal: 'nothing lost', measured: lost.missing, isMet: lost.missing === 0 },
          { goal: 'nothing doubled', measured: lost.extra, isMet: lost.extra === 0 },
          {
            goal: 'nothing but 503 refused, nothing read that is behind',
            measured: traffic.problems.length,
            isMet: traffic.problems.length === 0,
          },
        ]),
        {
          title: 'Moves',
          columns: [
            'from',
            'to',
            'items',
            'objects',
            'caught up',
            'late uploads',
            'copying s',
            'read-only s',
            'of it at work s',
            'whole s',
          ],
          rows: all.map(rowOf),
        },
        {
          title: 'The users meanwhile',
          columns: ['reads', 'writes', 'answered 503', 'longest wait of a write s'],
          rows: [
            [traffic.reads, traffic.writes, traffic.refused, traffic.longestRefusalMs / 1_000],
          ],
        },
      ],
    };
  },
};

async function busyTenant({ api }: BenchCloud) {
  const { id, slug, admin } = await api.createTenant();
  await api.untilSettled(id);
  const traffic = new LiveTraffic({ apiUrl: api.url, token: await api.signIn(admin, slug) });
  await traffic.fill(RECORDS, FILES);
  traffic.start(WRITERS);
  return { id, traffic };
}

async function move({ api }: BenchCloud, tenantId: string, to: string): Promise<Moved> {
  const path = `/v1/tenants/${tenantId}/moves`;
  await api.signInAgain();
  const token = api.operatorToken;
  const { id } = await api.call(moved, `POST ${path}`, { token, body: { to } });
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = await api.call(moved, `GET ${path}/${id}`, { token: api.operatorToken });
    if (now.phase === 'done') return now;
    if (now.phase === 'failed') throw new Error(`The move failed: ${now.failure?.reason ?? ''}`);
    if (Date.now() > deadline) throw new Error(`The move is still at ${now.phase}.`);
    await sleep(1_000);
  }
}

function rowOf({ from, to, report, phases, startedAt, finishedAt }: Moved): Cell[] {
  const secondsOf = (...names: string[]) =>
    phases
      .filter(({ phase }) => names.includes(phase))
      .reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const { itemsPut, itemsDeleted, objectsCopied } = report.caughtUp;
  return [
    from.isolation,
    to.isolation,
    report.target.items,
    report.target.objects,
    itemsPut + itemsDeleted + objectsCopied,
    report.lateUploads,
    secondsOf('copying'),
    report.readOnlySeconds ?? '',
    secondsOf('catching-up', 'verifying', 'switching'),
    ((finishedAt ?? startedAt).getTime() - startedAt.getTime()) / 1_000,
  ];
}

async function losses(traffic: LiveTraffic) {
  const { records, files, doubled } = await traffic.visible();
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const missingOf = <T>(expected: ReadonlyMap<string, T>, shown: ReadonlyMap<string, unknown>) =>
    [...expected].filter(([key, value]) => !isSame(shown.get(key), value)).length;
  const extraOf = (expected: ReadonlyMap<string, unknown>, shown: ReadonlyMap<string, unknown>) =>
    [...shown.keys()].filter((key) => !expected.has(key)).length;
  for (const problem of traffic.problems.slice(0, 10)) console.error(`  ${problem}`);
  return {
    missing: missingOf(traffic.records, records) + missingOf(traffic.files, files),
    extra: extraOf(traffic.records, records) + extraOf(traffic.files, files) + doubled.length,
  };
}
