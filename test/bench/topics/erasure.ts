import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { totalOf } from '../../../core/erasure/erasure-job.ts';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import { FullTenant } from '../../support/erasure/full-tenant.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import type { Topic } from '../topic.ts';

const SIZE = { records: 10_000, files: 500, members: 200 };
const STOPS = 3;
const PATIENCE_MS = 30 * 60_000;

const counts = z.record(z.string(), z.number());
const erased = z.object({
  id: z.string(),
  state: z.string(),
  phase: z.string(),
  error: z.string().optional(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date().optional(),
  report: z.object({
    removed: counts,
    sweeps: z.array(z.object({ found: counts })),
    certificate: z.object({ sha256: z.string() }).optional(),
  }),
});
type Erased = z.infer<typeof erased>;
type Case = {
  readonly isolation: string;
  readonly job: Erased;
  readonly left: number;
  readonly stops: number;
};

export const erasure: Topic = {
  name: 'erasure',
  title: 'Erasing a tenant, interrupted three times',
  needsCloud: true,

  async measure(cloud) {
    const cases = await Promise.all(
      ISOLATION_STRATEGIES.map((isolation) => eraseOne(cloud, isolation)),
    );
    const left = cases.reduce((sum, one) => sum + one.left, 0);
    const swept = cases.map(({ job }) => totalOf(job.report.sweeps.at(-1)?.found ?? {}));
    return {
      how: [
        `Under each strategy a tenant of ${SIZE.records.toLocaleString('en')} records, ${SIZE.files} files of two versions each, a tenth of them deleted, and ${SIZE.members} members with a session and a device is terminated and erased, all four at once. Each time that its machine is seen at work it is stopped, ${STOPS} times; the sweeper starts it again within a minute, which is most of the time that it takes.`,
        'What is left is looked for with the rights of the account by code that knows nothing of the platform: every item of every table, all versions of every bucket, the names of tables, buckets, stacks, keys and pools.',
      ],
      tables: [
        goalsTable([
          {
            goal: 'nothing left, by the sweep',
            measured: Math.max(...swept),
            isMet: swept.every((one) => one === 0),
          },
          { goal: 'nothing left, by the account', measured: left, isMet: left === 0 },
          {
            goal: `each stopped ${STOPS} times`,
            measured: Math.min(...cases.map(({ stops }) => stops)),
            isMet: cases.every(({ stops }) => stops === STOPS),
          },
        ]),
        {
          title: 'Erasures',
          columns: [
            'strategy',
            'items',
            'object versions',
            'members',
            'all removed',
            'sweeps',
            'left',
            'whole s',
          ],
          rows: cases.map(rowOf),
        },
      ],
    };
  },
};

async function eraseOne(cloud: BenchCloud, isolation: string): Promise<Case> {
  const { api, emulatorUrl } = cloud;
  const { id, slug } = await api.createTenant({ isolation, plan: 'pro' });
  await untilActive(cloud, id);
  const full = new FullTenant(id, emulatorUrl);
  const pool = await full.poolId();
  await full.fill(isolation, SIZE);
  const path = `/v1/tenants/${id}`;
  await api.signInAgain();
  const ask = (what: string, body: object) =>
    api.call(z.unknown(), `POST ${path}/${what}`, { token: api.operatorToken, body });
  await ask('terminate', {});
  const { id: jobId } = erased.pick({ id: true }).parse(await ask('erase', { confirm: slug }));
  const { job, stops } = await ended(cloud, { path: `${path}/jobs/${jobId}`, full });
  const left = await full.left([id, pool]);
  for (const one of left.slice(0, 10)) console.error(`  left: ${one}`);
  return { isolation, job, stops, left: left.length };
}

/** Its mails are of no matter here. */
async function untilActive({ api }: BenchCloud, id: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await api.readTenant(id)).state !== 'active') {
    if (Date.now() > deadline) throw new Error(`${id} does not become active.`);
    await sleep(500);
  }
}

type Watched = { readonly path: string; readonly full: FullTenant };

/** Stops the machine in another phase each time. */
async function ended({ api }: BenchCloud, { path, full }: Watched) {
  const deadline = Date.now() + PATIENCE_MS;
  const stoppedIn = new Set<string>();
  for (;;) {
    const job = await api.call(erased, `GET ${path}`, { token: api.operatorToken });
    if (job.state !== 'running') return { job, stops: stoppedIn.size };
    if (Date.now() > deadline) throw new Error(`It is still at ${job.phase}: ${job.error ?? ''}`);
    if (stoppedIn.size < STOPS && !stoppedIn.has(job.phase) && job.phase !== 'settling') {
      if (await full.stopRun(job.id)) stoppedIn.add(job.phase);
    }
    await sleep(200);
  }
}

function rowOf({ isolation, job, left }: Case) {
  const { removed, sweeps } = job.report;
  const { startedAt, finishedAt = startedAt } = job;
  return [
    isolation,
    removed.items ?? 0,
    removed.files ?? 0,
    removed['control/MEMBERS'] ?? 0,
    totalOf(removed),
    sweeps.length,
    left,
    (finishedAt.getTime() - startedAt.getTime()) / 1_000,
  ];
}
