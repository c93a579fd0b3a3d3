import { goalsTable, type Goal } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import type { Provisioned } from '../platform-api.ts';
import type { Cell, Table } from '../table.ts';
import { strategyTable } from '../strategy-times.ts';
import { TenantWatch } from '../tenant-watch.ts';
import type { Findings, Topic } from '../topic.ts';

const SINGLE = 20;
const AT_ONCE = 100;

type Onboarded = {
  readonly id: string;
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly activeAt: number;
};
type Outcome = Onboarded | { readonly problem: string };

export const provisioning: Topic = {
  name: 'provisioning',
  title: 'Provisioning: from POST /v1/tenants to active',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const watch = new TenantWatch(cloud);
    const onboard = () => onboardOne(cloud, watch);

    await settled(cloud, [await onboard()]); // The environments start with it.
    const single: Outcome[] = [];
    for (let index = 0; index < SINGLE; index += 1) {
      single.push(await onboard());
      await settled(cloud, single);
    }
    const singleSteps = await stepsOf(cloud, single);
    await cloud.api.signInAgain();
    const byStrategy = await strategyTable({ cloud, watch });
    await cloud.api.signInAgain();
    const startedAt = performance.now();
    const together = await Promise.all(Array.from({ length: AT_ONCE }, onboard));
    const togetherMs = performance.now() - startedAt;

    return {
      how: [
        `From just before the request is sent until the tenant's item in the control table says active; the table is read every ${TenantWatch.EVERY_MS} ms past API and gate, so that looking costs the platform nothing. Everything runs on the machine named above: emulator, gate, every function's environment and this bench share its cores.`,
        'Under each strategy, the calls are those of the provisioning’s functions and of the tenant’s session, counted at the gate; the emulator makes a table at once and a stack in well under a second, AWS in some ten seconds and in two to four minutes. A silo waits one second before it is looked for.',
        'Steps as the tenant’s record tells them; what is between them is the state machine and, at once, the wait for a free environment: the local cloud has eight of a function, or four a core.',
      ],
      tables: [
        goalsTable(goalsOf(single, together)),
        {
          title: 'Time to active',
          columns: [
            'tenants onboarded',
            'number',
            'failures',
            'p50 s',
            'p95 s',
            'max s',
            'tenants/s',
          ],
          rows: [
            timesRow('one at a time', single),
            timesRow(`${AT_ONCE} at once`, together, AT_ONCE / (togetherMs / 1000)),
          ],
        },
        byStrategy,
        stepsTable('Where the time of one at a time goes', single, singleSteps),
        stepsTable(
          `Where the time of ${AT_ONCE} at once goes`,
          together,
          await stepsOf(cloud, together),
        ),
      ],
    };
  },
};

async function onboardOne({ api }: BenchCloud, watch: TenantWatch): Promise<Outcome> {
  const sentAt = Date.now();
  try {
    const { id } = await api.createTenant();
    const answeredAt = Date.now();
    return { id, sentAt, answeredAt, activeAt: await watch.untilActive(id) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The welcome of the one before is no part of the next one's time. */
async function settled({ api }: BenchCloud, outcomes: readonly Outcome[]): Promise<void> {
  const last = outcomes.at(-1);
  if (last && 'id' in last) await api.untilSettled(last.id);
}

const onboarded = (outcomes: readonly Outcome[]): Onboarded[] =>
  outcomes.filter((outcome) => 'id' in outcome);

const secondsOf = (outcomes: readonly Outcome[]): number[] =>
  onboarded(outcomes).map(({ sentAt, activeAt }) => (activeAt - sentAt) / 1000);

function goalsOf(single: readonly Outcome[], together: readonly Outcome[]): Goal[] {
  const p95 = percentile(secondsOf(single), 0.95);
  const failures = together.length - onboarded(together).length;
  return [
    { goal: 'p95 below 3 s, one at a time', measured: p95, isMet: p95 < 3 },
    { goal: `no failure of ${AT_ONCE} at once`, measured: failures, isMet: failures === 0 },
  ];
}

function timesRow(label: string, outcomes: readonly Outcome[], perSecond?: number): Cell[] {
  const times = secondsOf(outcomes);
  const failures = outcomes.length - times.length;
  tellProblems(outcomes);
  if (times.length === 0) return [label, outcomes.length, failures, '', '', '', ''];
  const at = (share: number) => percentile(times, share);
  return [label, outcomes.length, failures, at(0.5), at(0.95), at(1), perSecond ?? ''];
}

function tellProblems(outcomes: readonly Outcome[]): void {
  const problems = outcomes.filter((outcome) => 'problem' in outcome);
  for (const [problem, same] of Map.groupBy(problems, (outcome) => outcome.problem)) {
    console.error(`  ${same.length} x ${problem}`);
  }
}

async function stepsOf({ api }: BenchCloud, outcomes: readonly Outcome[]) {
  const steps = new Map<string, Provisioned['steps']>();
  for (const { id } of onboarded(outcomes)) steps.set(id, (await api.untilSettled(id)).steps);
  return steps;
}

/** Every part from the request to the activation, which is the last that a tenant waits for. */
function stepsTable(
  title: string,
  outcomes: readonly Outcome[],
  stepsOfTenant: ReadonlyMap<string, Provisioned['steps']>,
): Table {
  const parts = new Map<string, number[]>();
  const add = (part: string, ms: number) => parts.set(part, [...(parts.get(part) ?? []), ms]);
  for (const { id, sentAt, answeredAt } of onboarded(outcomes)) {
    add('request to its answer, within the next', answeredAt - sentAt);
    let before = { name: 'request', at: sentAt };
    for (const { name, startedAt, finishedAt } of stepsOfTenant.get(id) ?? []) {
      if (!startedAt || !finishedAt || name === 'send-welcome-email') continue;
      add(`${before.name} to ${name}`, startedAt.getTime() - before.at);
      add(name, finishedAt.getTime() - startedAt.getTime());
      before = { name, at: finishedAt.getTime() };
    }
  }
  const rows = [...parts].map(([part, times]) => [
    part,
    percentile(times, 0.5),
    percentile(times, 0.95),
  ]);
  return { title, columns: ['part', 'p50 ms', 'p95 ms'], rows };
}
