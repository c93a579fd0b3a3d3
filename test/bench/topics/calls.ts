import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchCloud } from '../bench-cloud.ts';
import { benchKeys } from '../bench-keys.ts';
import { cognitoTable } from '../cognito-categories.ts';
import { GateJournal, tellCalls, type JournalEntry } from '../gate-journal.ts';
import { goalsTable } from '../goal.ts';
import { median } from '../percentile.ts';
import type { BenchTenant, PlatformApi } from '../platform-api.ts';
import { billingOfOnboarding, stripeCallsTable } from '../stripe-calls.ts';
import type { Cell, Table } from '../table.ts';
import type { Findings, Topic } from '../topic.ts';

const REPETITIONS = 5;
/** Longer than the authorizer remembers. */
const FORGOTTEN_AFTER_MS = 6_000;

const LIST = 'GET /v1/records/bench';
const anything = z.unknown();
const identified = z.object({ id: z.string() });

type Operation = { readonly label: string; readonly run: () => Promise<unknown> };

export const calls: Topic = {
  name: 'calls',
  title: 'AWS calls',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const journal = new GateJournal(cloud.gateUrl);
    const onboarding = await countOnboarding({ cloud, journal });
    const operations = await operationsTable({ cloud, journal }, onboarding.tenant);
    const measured = Number(operations.rows[0]?.[1]);
    return {
      how: [
        `Counted by the gate, which every AWS call of a function passes; the median of ${REPETITIONS}. What is marked "(tenant)" was signed by the tenant’s session, everything else by the function’s own role. "Warm" means that the function has the tenant’s session and the authorizer remembers the session or the key. The invocations themselves, API Gateway’s and Step Functions’ own work, are no AWS calls of ours and not counted. The requests a second of Cognito’s categories are the account’s, for all pools together.`,
      ],
      tables: [
        goalsTable([
          {
            goal: 'a warm read of one record is one call, and at most one that counts the request',
            measured,
            isMet: measured <= 2,
          },
        ]),
        operations,
        groupedTable('A tenant from request to welcome, by function', onboarding.calls, 'path'),
        groupedTable('The same, by service', onboarding.calls, 'service'),
        cognitoTable(onboarding.calls),
        stripeCallsTable(await billingOfOnboarding()),
      ],
    };
  },
};

type Counting = { readonly cloud: BenchCloud; readonly journal: GateJournal };

async function operationsTable(counting: Counting, tenant: BenchTenant): Promise<Table> {
  const { api } = counting.cloud;
  const token = await api.signIn(tenant.admin, tenant.slug);
  const rows: Cell[][] = [];
  for (const { label, run } of await warmOperations(api, { tenant, token })) {
    await run(); // The authorizer remembers who asks, the function the tenant's session.
    rows.push(await operationRow(counting, { label, run }));
  }
  rows.push(await forgottenRow(counting, 'a session', token));
  const keys = await benchKeys(api);
  for (const [by, key] of Object.entries(keys)) {
    const run = () => api.call(anything, LIST, { token: key });
    await run();
    rows.push(await operationRow(counting, { label: `list records by ${by}, warm`, run }));
    rows.push(await forgottenRow(counting, by, key));
  }
  rows.push(await newTenantRow(counting));
  return {
    title: 'AWS calls an operation',
    columns: ['operation', 'calls', 'which'],
    rows,
  };
}

type User = { readonly tenant: BenchTenant; readonly token: string };

async function warmOperations(api: PlatformApi, { tenant, token }: User): Promise<Operation[]> {
  const note = { token, body: { text: 'bench' } };
  const file = { token, body: { name: 'a.txt', contentType: 'text/plain', size: 5 } };
  const { id: recordId } = await api.call(identified, 'POST /v1/records/bench', note);
  const fileId = await uploadedFile(api, token);
  const request = (label: string, line: string, call: object = { token }): Operation => ({
    label,
    run: () => api.call(anything, line, call),
  });
  return [
    request('read one record, warm', `GET /v1/records/bench/${recordId}`),
    request('create a record, warm', 'POST /v1/records/bench', note),
    request('replace a record, warm', `PUT /v1/records/bench/${recordId}`, note),
    request('change parts of a record, warm', `PATCH /v1/records/bench/${recordId}`, note),
    request('list records, warm', 'GET /v1/records/bench'),
    request('link to upload a file, warm', 'POST /v1/files', file),
    request('show a file, with its link, warm', `GET /v1/files/${fileId}`),
    request('list files, warm', 'GET /v1/files'),
    { label: 'sign in to a tenant', run: () => api.signIn(tenant.admin, tenant.slug) },
    { label: 'sign in as an operator', run: () => api.signIn(api.operator) },
    request('show me, warm', 'GET /v1/me'),
    request('list my sessions, warm', 'GET /v1/me/sessions'),
    request('show entitlements, warm', 'GET /v1/entitlements'),
    request('list members, warm', 'GET /v1/members'),
    {
      label: 'read a tenant as an operator, warm',
      run: () => api.readTenant(tenant.id),
    },
  ];
}

async function uploadedFile(api: PlatformApi, token: string): Promise<string> {
  const awaited = z.object({
    id: z.string(),
    upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
  });
  const body = { name: 'a.txt', contentType: 'text/plain', size: 5 };
  const { id, upload } = await api.call(awaited, 'POST /v1/files', { token, body });
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: 'bench' });
  if (!put.ok) throw new Error(`The upload was answered ${put.status}: ${await put.text()}`);
  return id;
}

/** The typical one of several, for what runs by schedule may fall among them. */
async function operationRow({ journal }: Counting, { label, run }: Operation): Promise<Cell[]> {
  const counted: JournalEntry[][] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    counted.push(await journal.during(run));
  }
  const typical = median(counted.map(({ length }) => length));
  const example = counted.find(({ length }) => length === typical) ?? [];
  return [label, typical, tellCalls(example)];
}

async function forgottenRow(counting: Counting, by: string, token: string): Promise<Cell[]> {
  const { api } = counting.cloud;
  await sleep(FORGOTTEN_AFTER_MS);
  const entries = await counting.journal.during(() => api.call(anything, LIST, { token }));
  return [
    `list records by ${by}, the authorizer’s memory over`,
    entries.length,
    tellCalls(entries),
  ];
}

/** What nobody has asked for yet: neither its session nor its user is known to any environment. */
async function newTenantRow({ cloud: { api }, journal }: Counting): Promise<Cell[]> {
  const tenant = await api.createTenant();
  await api.untilSettled(tenant.id);
  const token = await api.signIn(tenant.admin, tenant.slug);
  await sleep(1_000);
  const entries = await journal.during(() =>
    api.call(anything, 'GET /v1/records/bench', { token }),
  );
  return ['list records, first request of a tenant', entries.length, tellCalls(entries)];
}

type Attributed = JournalEntry & { readonly path: string; readonly service: string };
type Onboarding = { readonly tenant: BenchTenant; readonly calls: readonly Attributed[] };

/** The bench's own looking at the tenant, later calls of the tenants' API, is no part of it. */
async function countOnboarding({ cloud, journal }: Counting): Promise<Onboarding> {
  const { api } = cloud;
  await api.signInAgain();
  const mark = await journal.mark();
  const tenant = await api.createTenant();
  const created = await journal.since(mark);
  await api.untilSettled(tenant.id);
  await sleep(1_000); // Events leave by the stream, a moment later.
  const later = (await journal.since(mark)).slice(created.length);

  const isOurs = /^(provisioning\/(?!sweep)|events\/)/;
  const calls = [
    ...created.map((entry) => attribute(entry, cloud)).filter(({ path }) => path === CREATION),
    ...[...created, ...later]
      .map((entry) => attribute(entry, cloud))
      .filter(({ path }) => isOurs.test(path)),
  ];
  return { tenant, calls };
}

const CREATION = 'tenants/api';

/** Nobody but the preparation of the storage works with a new tenant's session. */
function attribute(entry: JournalEntry, { functions }: BenchCloud): Attributed {
  const functionName = entry.caller.slice(entry.caller.lastIndexOf('/') + 1);
  const named = functions.find(({ name }) => name.slice(0, 64) === functionName);
  const path = entry.callerKind === 'tenant' ? 'provisioning/prepare-storage' : named?.path;
  const [service = ''] = entry.call.split(':');
  return { ...entry, path: path ?? entry.caller, service };
}

function groupedTable(
  title: string,
  entries: readonly Attributed[],
  by: 'path' | 'service',
): Table {
  const groups = Map.groupBy(entries, (entry) => entry[by]);
  const rows = [...groups].map(([name, group]) => [name, group.length, tellCalls(group)]);
  return {
    title,
    columns: [by === 'path' ? 'function' : 'service', 'calls', 'which'],
    rows: [...rows, ['all', entries.length, '']],
  };
}
