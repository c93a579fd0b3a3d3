import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import { ITEM_BYTES, LIMIT_BYTES, runWithKills, WORKERS, type KillRun } from '../quota-kills.ts';
import type { Findings, Topic } from '../topic.ts';

const UPLOADS = 50;
const UPLOAD_RUNS = 5;
const FILE_BYTES = 100 * 1024;
const MB = 1024 ** 2;
const KILL_RUNS = 20;
const PATIENCE_MS = 60_000;

const awaited = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const quotaList = z.object({
  items: z.array(z.object({ quota: z.string(), used: z.number(), reserved: z.number() })),
});

type UploadRun = {
  readonly links: number;
  readonly refused: number;
  readonly highestBytes: number;
  readonly settledSeconds: number;
};

export const quotas: Topic = {
  name: 'quotas',
  title: 'Storage quotas',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const uploads: UploadRun[] = [];
    for (let run = 0; run < UPLOAD_RUNS; run += 1) uploads.push(await uploadRun(cloud));
    const kills: KillRun[] = [];
    for (let run = 0; run < KILL_RUNS; run += 1) kills.push(await runWithKills(cloud));
    const highest = Math.max(...uploads.map(({ highestBytes }) => highestBytes));
    const drifts = kills.map(({ driftBytes }) => driftBytes);
    const bound = WORKERS * ITEM_BYTES;
    const corrected = Math.max(...kills.map(({ correctedBytes }) => Math.abs(correctedBytes)));
    return {
      how: [
        `${UPLOADS} clients ask at once for links to upload ${FILE_BYTES} bytes each, of a tenant that has 1 MB, then upload by those they got; ${UPLOAD_RUNS} tenants. What is used and reserved is read all the while.`,
        `${WORKERS} processes store and delete items of ${ITEM_BYTES} bytes for one tenant of ${LIMIT_BYTES} bytes, and are killed (SIGKILL) at moments of chance after some seconds; ${KILL_RUNS} tenants. Then the counter is compared with what is stored, and corrected.`,
      ],
      tables: [
        goalsTable([
          {
            goal: 'bytes used and reserved, at most 1,048,576',
            measured: highest,
            isMet: highest <= MB,
          },
          {
            goal: `drift after ${WORKERS} kills, at most what each was writing (${bound})`,
            measured: Math.max(...drifts),
            isMet: Math.min(...drifts) >= 0 && Math.max(...drifts) <= bound,
          },
          { goal: 'drift after the correction', measured: corrected, isMet: corrected === 0 },
        ]),
        {
          title: `${UPLOADS} uploads at once at the end of the quota`,
          columns: [
            'links',
            'refused',
            'highest bytes',
            'seconds until all is used, none reserved',
          ],
          rows: uploads.map(({ links, refused, highestBytes, settledSeconds }) => [
            ...[links, refused, highestBytes, settledSeconds],
          ]),
        },
        {
          title: 'Drift of the counter, in bytes',
          columns: ['runs', 'least', 'p50', 'most', 'stored at most'],
          rows: [
            [
              KILL_RUNS,
              Math.min(...drifts),
              percentile(drifts, 0.5),
              Math.max(...drifts),
              Math.max(...kills.map(({ storedBytes }) => storedBytes)),
            ],
          ],
        },
      ],
    };
  },
};

async function uploadRun({ api }: BenchCloud): Promise<UploadRun> {
  const settings = { features: { '1mb_storage': true } };
  const tenant = await api.createTenant({ plan: 'basic', settings });
  await api.untilSettled(tenant.id);
  const token = await api.signIn(tenant.admin, tenant.slug);
  const body = { name: 'a.txt', contentType: 'text/plain', size: FILE_BYTES };
  const storage = async () => {
    const { items } = await api.call(quotaList, 'GET /v1/quotas', { token });
    const [found] = items.filter(({ quota }) => quota === 'storage');
    return found ?? { used: 0, reserved: 0 };
  };
  let highestBytes = 0;
  const look = async () => {
    const { used, reserved } = await storage();
    highestBytes = Math.max(highestBytes, used + reserved);
    return { used, reserved };
  };
  const asked = await Promise.allSettled(
    Array.from({ length: UPLOADS }, () => api.call(awaited, 'POST /v1/files', { token, body })),
  );
  const links = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  await look();
  const startedAt = Date.now();
  await Promise.all(links.map(put));
  const wanted = links.length * FILE_BYTES;
  for (let now = await look(); now.used < wanted || now.reserved > 0; now = await look()) {
    if (Date.now() - startedAt > PATIENCE_MS) throw new Error('Uploads were not counted.');
    await sleep(100);
  }
  const settledSeconds = (Date.now() - startedAt) / 1000;
  return { links: links.length, refused: UPLOADS - links.length, highestBytes, settledSeconds };
}

async function put({ upload: { url, headers } }: z.output<typeof awaited>): Promise<void> {
  const own = Object.entries(headers).filter(([name]) => name !== 'content-length');
  const body = 'x'.repeat(FILE_BYTES);
  const answer = await fetch(url, { method: 'PUT', headers: Object.fromEntries(own), body });
  if (!answer.ok) throw new Error(`The upload was answered ${answer.status}.`);
}
