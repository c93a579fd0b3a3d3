import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { verifyArchiveAt } from '../../support/portability/verify-archive.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { peakMemoryMib } from '../peak-memory.ts';
import type { BenchTenant } from '../platform-api.ts';
import type { Topic } from '../topic.ts';

const MIB = 1_024 ** 2;
const FILE_BYTES = 64 * MIB;
const FILES = 16;
const RECORDS = 500;
const MEMORY_GOAL_MIB = 512;
const FUNCTIONS = [
  'jobs/advance-job',
  'portability/read-platform-data',
  'portability/write-platform-data',
];

const upload = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) });
const job = z.object({
  id: z.string(),
  state: z.string(),
  failure: z.string().optional(),
  upload: upload.optional(),
  download: z.object({ url: z.string() }).optional(),
});
type Job = z.infer<typeof job>;

export const portability: Topic = {
  name: 'portability',
  title: 'Export of 1 GB, and its import elsewhere',
  needsCloud: true,

  async measure(cloud) {
    const folder = mkdtempSync(join(tmpdir(), 'freehold-archive-'));
    try {
      return await measure(cloud, join(folder, 'archive.zip'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measure(cloud: BenchCloud, file: string) {
  const source = await tenantIn(cloud);
  await fill(cloud, source);
  const exporting = await timed(() => exportOf(cloud, source));
  const peaks = FUNCTIONS.slice(0, 2).map((path) => peakMemoryMib(cloud, path));
  await download(exporting.value, file);
  const verified = await verifyArchiveAt(file);
  const target = await tenantIn(cloud);
  const importing = await timed(() => importInto(cloud, target, file));
  const after = FUNCTIONS.map((path) => peakMemoryMib(cloud, path));
  const [one, other] = [await stateIn(cloud, source), await stateIn(cloud, target)];
  const different = [...one].filter(([key, value]) => other.get(key) !== value).length;
  const exportPeak = Math.max(...peaks);
  const importPeak = Math.max(...after);
  return {
    how: [
      `A tenant with ${FILES} files of ${FILE_BYTES / MIB} MiB that cannot be packed and ${RECORDS} records is exported; the archive is read by Python's zipfile and hashlib, entry by entry against the manifest, and imported into a fresh tenant, whose records and files are compared with the first one's by the API, the files by SHA-256. The memory is the most that a function's process ever held (VmHWM), the Node.js runtime with it. Both ends of every byte are on this machine: the seconds tell of the emulator.`,
    ],
    tables: [
      goalsTable([
        goal(`export within ${MEMORY_GOAL_MIB} MiB`, exportPeak, exportPeak < MEMORY_GOAL_MIB),
        goal(`import within ${MEMORY_GOAL_MIB} MiB`, importPeak, importPeak < MEMORY_GOAL_MIB),
        goal('entries that Python finds wrong: 0', verified.wrong.length, isIntact(verified)),
        goal('items that differ after the import: 0', different, different === 0),
      ]),
      {
        title: 'What was done',
        columns: ['', 'seconds', 'MiB', 'entries', 'items compared'],
        rows: [
          ['export', exporting.seconds, statSync(file).size / MIB, verified.entries, one.size],
          ['import', importing.seconds, verified.bytes / MIB, verified.entries, other.size],
        ],
      },
      {
        title: 'Peak memory of each function, MiB',
        columns: ['function', 'after the export', 'after the import'],
        rows: FUNCTIONS.map((path, at) => [path, peaks[at] ?? 0, after[at] ?? 0]),
      },
    ],
  };
}

const goal = (text: string, measured: number, isMet: boolean) => ({ goal: text, measured, isMet });

type Verified = Awaited<ReturnType<typeof verifyArchiveAt>>;
const isIntact = ({ wrong, unlisted, doubled }: Verified) =>
  wrong.length + unlisted.length + doubled === 0;

async function timed<T>(act: () => Promise<T>) {
  const startedAt = performance.now();
  const value = await act();
  return { value, seconds: (performance.now() - startedAt) / 1_000 };
}

type Tenant = BenchTenant & { readonly token: string };

async function tenantIn({ api }: BenchCloud): Promise<Tenant> {
  const tenant = await api.createTenant({ plan: 'enterprise' });
  await api.untilSettled(tenant.id);
  return { ...tenant, token: await api.signIn(tenant.admin, tenant.slug) };
}

async function fill({ api }: BenchCloud, { token }: Tenant): Promise<void> {
  for (let at = 0; at < RECORDS; at += 10) {
    const ten = Array.from({ length: 10 }, (_, number) => ({
      at: at + number,
      text: 'x'.repeat(900),
    }));
    await Promise.all(
      ten.map((body) => api.call(z.unknown(), 'POST /v1/records/bench', { token, body })),
    );
  }
  for (let at = 0; at < FILES; at += 1) {
    const body = {
      name: `file-${at}.bin`,
      contentType: 'application/octet-stream',
      size: FILE_BYTES,
    };
    const made = await api.call(z.object({ upload }), 'POST /v1/files', { token, body });
    await put(made.upload, randomBytes(FILE_BYTES));
  }
}

async function put({ url, headers }: z.infer<typeof upload>, body: RequestInit['body']) {
  const init = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit;
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`The upload answered ${answer.status}.`);
}

async function exportOf(cloud: BenchCloud, { id }: Tenant): Promise<Job> {
  const path = `/v1/tenants/${id}/exports`;
  const { api } = cloud;
  const begun = await api.call(job, `POST ${path}`, { token: api.operatorToken });
  return ended(cloud, `${path}/${begun.id}`);
}

async function importInto(cloud: BenchCloud, { id }: Tenant, file: string): Promise<Job> {
  const path = `/v1/tenants/${id}/imports`;
  const { api } = cloud;
  const body = { size: statSync(file).size };
  const begun = await api.call(job, `POST ${path}`, { token: api.operatorToken, body });
  if (!begun.upload) throw new Error('There is no link for the archive.');
  await put(begun.upload, Readable.toWeb(createReadStream(file)) as RequestInit['body']);
  return ended(cloud, `${path}/${begun.id}`);
}

async function ended({ api }: BenchCloud, path: string): Promise<Job> {
  for (;;) {
    const shown = await api.call(job, `GET ${path}`, { token: api.operatorToken });
    if (shown.state === 'succeeded') return shown;
    if (shown.state === 'failed') throw new Error(`It failed: ${shown.failure}`);
    await sleep(500);
  }
}

async function download({ download: link }: Job, file: string): Promise<void> {
  const answer = await fetch(link?.url ?? '');
  if (!answer.ok || !answer.body) throw new Error(`The download answered ${answer.status}.`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
}

const page = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().optional(),
});
const stored = z.looseObject({ download: z.object({ url: z.string() }) });

/** Each record and file as a text, by its id. */
async function stateIn({ api }: BenchCloud, { token }: Tenant): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  const list = async (path: string, textOf: (item: { id: string }) => Promise<string> | string) => {
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? '' : `&cursor=${cursor}`;
      const { items, nextCursor } = await api.call(page, `GET ${path}?limit=100${query}`, {
        token,
      });
      for (const item of items) state.set(item.id, await textOf(item));
      cursor = nextCursor;
    } while (cursor !== undefined);
  };
  await list('/v1/records/bench', (record) => JSON.stringify(record));
  await list('/v1/files', async ({ id }) => {
    const { download: link, ...file } = await api.call(stored, `GET /v1/files/${id}`, { token });
    const hash = createHash('sha256');
    const { body } = await fetch(link.url);
    for await (const piece of body ?? []) hash.update(piece as Uint8Array);
    return `${JSON.stringify(file)} ${hash.digest('hex')}`;
  });
  return state;
}
