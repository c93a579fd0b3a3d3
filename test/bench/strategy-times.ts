import { setTimeout as sleep } from 'node:timers/promises';
import type { IsolationStrategy } from '../../core/tenancy/isolation-strategy.ts';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import type { BenchCloud } from './bench-cloud.ts';
import { GateJournal, tellCalls, type JournalEntry } from './gate-journal.ts';
import { percentile } from './percentile.ts';
import type { Cell, Table } from './table.ts';
import type { TenantWatch } from './tenant-watch.ts';

const TENANTS = 10;

type Watched = { readonly cloud: BenchCloud; readonly watch: TenantWatch };
type Onboarded = { readonly seconds: number; readonly calls: readonly JournalEntry[] };

/** One tenant after the other under each strategy: how long, and by which calls of AWS. */
export async function strategyTable(watched: Watched): Promise<Table> {
  const rows: Cell[][] = [];
  for (const isolation of ISOLATION_STRATEGIES) rows.push(await rowOf(watched, isolation));
  return {
    title: 'Time to active by strategy, one at a time',
    columns: [
      'strategy',
      'tenants',
      'p50 s',
      'p95 s',
      'AWS calls',
      'for its dedicated resources',
      'of these',
    ],
    rows,
  };
}

async function rowOf(watched: Watched, isolation: IsolationStrategy): Promise<Cell[]> {
  const tenants: Onboarded[] = [];
  for (let index = 0; index < TENANTS; index += 1) {
    tenants.push(await onboardOne(watched, isolation));
  }
  const seconds = tenants.map((tenant) => tenant.seconds);
  const [typical] = tenants.toSorted((a, b) => a.calls.length - b.calls.length).slice(TENANTS / 2);
  const calls = typical?.calls ?? [];
  const own = calls.filter(isForDedicatedResources);
  return [
    isolation,
    TENANTS,
    percentile(seconds, 0.5),
    percentile(seconds, 0.95),
    calls.length,
    own.length,
    tellCalls(own),
  ];
}

async function onboardOne({ cloud, watch }: Watched, isolation: IsolationStrategy) {
  const { api } = cloud;
  const journal = new GateJournal(cloud.gateUrl);
  const mark = await journal.mark();
  const sentAt = Date.now();
  const { id } = await api.createTenant({ isolation });
  const seconds = ((await watch.untilActive(id)) - sentAt) / 1_000;
  // The welcome and the events leave a moment later; to look would be counted.
  await sleep(1_000);
  const calls = (await journal.since(mark)).filter((entry) => isOfProvisioning(entry));
  await api.untilSettled(id);
  return { seconds, calls };
}

/** Not the sweeper's, which looks each minute, whether there is a new tenant or not. */
const isOfProvisioning = ({ caller, callerKind }: JournalEntry): boolean =>
  callerKind === 'tenant' ||
  (caller.includes('Provisioning') && !caller.includes('SweepProvisioning'));

const TABLE_CALLS =
  /^(kms:(?!Decrypt)|cloudformation:|dynamodb:((Create|Describe|Update)Table|(Describe|Update)(ContinuousBackups|TimeToLive)))/;

const isForDedicatedResources = ({ call, caller }: JournalEntry): boolean =>
  caller.includes('CreateDedicatedResources') && TABLE_CALLS.test(call);
