import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchCloud } from './bench-cloud.ts';
import { percentile } from './percentile.ts';
import type { PlatformApi } from './platform-api.ts';
import type { Table } from './table.ts';

const READS = 1_000;
const CLIENTS = 8;
const PAUSE_MS = 400;
/** An hour; so that the flood is what is refused. */
const FLOODED_LIMIT = 60;
const identified = z.object({ id: z.string() });

/** How long a tenant's reads take while another tenant sends what is refused. */
export async function besideFlood({ api }: BenchCloud) {
  const neighbour = await newTenant(api);
  const flooding = await newTenant(api);
  const settings = { rateLimits: { perMinute: FLOODED_LIMIT, perHour: FLOODED_LIMIT } };
  const headers = { 'if-match': await etagOf(api, flooding.id) };
  const body = { settings };
  const change = { token: api.operatorToken, body, headers };
  await api.call(z.unknown(), `PATCH /v1/tenants/${flooding.id}`, change);
  await reads(api, neighbour);
  const quiet = await reads(api, neighbour);

  const flood = { isOver: false, statuses: new Map<number, number>() };
  const clients = Array.from({ length: CLIENTS }, () => send(api, flooding, flood));
  const beside = await reads(api, neighbour);
  flood.isOver = true;
  await Promise.all(clients);

  const factor = percentile(beside, 0.99) / percentile(quiet, 0.99);
  const refused = flood.statuses.get(429) ?? 0;
  const table: Table = {
    title: `The neighbour of a flood: ${READS} reads each`,
    columns: ['', 'p50 ms', 'p99 ms', 'refused meanwhile', 'admitted'],
    rows: [
      ['quiet', percentile(quiet, 0.5), percentile(quiet, 0.99), '', ''],
      [
        'beside it',
        percentile(beside, 0.5),
        percentile(beside, 0.99),
        refused,
        flood.statuses.get(200) ?? 0,
      ],
    ],
  };
  return { factor, table };
}

type Party = { readonly id: string; readonly token: string; readonly read: string };

async function newTenant(api: PlatformApi): Promise<Party> {
  const tenant = await api.createTenant();
  await api.untilSettled(tenant.id);
  const token = await api.signIn(tenant.admin, tenant.slug);
  const record = { token, body: { text: 'to be read' } };
  const { id } = await api.call(identified, 'POST /v1/records/bench', record);
  return { id: tenant.id, token, read: `GET /v1/records/bench/${id}` };
}

async function etagOf(api: PlatformApi, id: string): Promise<string> {
  const { version } = await api.call(z.object({ version: z.int() }), `GET /v1/tenants/${id}`, {
    token: api.operatorToken,
  });
  return `"${version}"`;
}

async function reads(api: PlatformApi, { token, read }: Party): Promise<number[]> {
  const times: number[] = [];
  for (let one = 0; one < READS; one += 1) {
    const begun = performance.now();
    await api.call(z.unknown(), read, { token });
    times.push(performance.now() - begun);
  }
  return times;
}

async function send(
  api: PlatformApi,
  { token, read }: Party,
  flood: { isOver: boolean; readonly statuses: Map<number, number> },
): Promise<void> {
  while (!flood.isOver) {
    const status = await api.statusOf(read, { token });
    flood.statuses.set(status, (flood.statuses.get(status) ?? 0) + 1);
    await sleep(PAUSE_MS);
  }
}
