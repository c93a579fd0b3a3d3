import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { stepsOf, type StepName } from '../../../core/provisioning/step.ts';
import { callFor, operatorToken } from '../api.ts';
import { eventually } from '../eventually.ts';
import { invoke, type Invoked } from '../deployed-functions.ts';
import { orderFault, type Fault } from './gate-faults.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { endOf, startRun } from './runs.ts';
import { effectsOf, functionOf, lastWord } from './step-effects.ts';

/** Of a tenant that asked for none of the optional ones. */
const OWN_STEPS = stepsOf({});

export const STEP_FAULTS = [
  'throws before its effect',
  'throws after its effect',
  'times out',
  'is started twice at once',
  'is throttled five times',
] as const;
export type StepFault = (typeof STEP_FAULTS)[number];

export type Cell = {
  readonly step: StepName;
  readonly fault: StepFault;
  readonly isolation: IsolationStrategy;
};

/** In a pool there are no stores to make; every other step is the same under all strategies. */
export const strategiesOf = (
  step: StepName,
): readonly [IsolationStrategy, ...IsolationStrategy[]] =>
  step === 'create-dedicated-resources'
    ? ['separate_schema', 'separate_database']
    : ['shared_schema'];

export const CELLS: readonly Cell[] = OWN_STEPS.flatMap((step) =>
  strategiesOf(step).flatMap((isolation) =>
    STEP_FAULTS.map((fault) => ({ step, fault, isolation })),
  ),
);

export type Faulted = { readonly tenant: RecordedTenant; readonly faults: readonly Fault[] };

/** Provisions a tenant whose step meets the fault; returns when all its runs have ended. */
export async function runCell(cell: Cell): Promise<Faulted> {
  const { step, fault, isolation } = cell;
  const tenant = await recordTenant(isolation);
  const faults = await orderFaults(cell, tenant);
  if (fault === 'is started twice at once') await startTwice(step, tenant);
  else await startRun({ tenantId: tenant.id });
  await endOf({ tenantId: tenant.id });
  return { tenant, faults };
}

export const hitsOf = (faults: readonly Fault[]): Promise<number[]> =>
  Promise.all(faults.map((fault) => fault.hits()));

/** An operator asks for another attempt; the stores once it has ended. */
export async function retried({ id }: RecordedTenant): Promise<void> {
  const tenant = await callFor<{ attempt: number }>(`POST /v1/tenants/${id}/retry`, {
    token: await operatorToken(),
  });
  await endOf({ tenantId: id, attempt: tenant.attempt });
}

async function orderFaults({ step, fault }: Cell, tenant: RecordedTenant): Promise<Fault[]> {
  const effects = effectsOf(step, tenant);
  switch (fault) {
    case 'throws before its effect':
      return orderAll(effects, ({ attempts: times }) => ({ mode: 'fail-before', times }));
    case 'throws after its effect':
      return orderAll(effects, ({ attempts: times }) => ({ mode: 'fail-after', times }));
    case 'is throttled five times':
      return orderAll(effects, () => ({ mode: 'throttle', times: 5 }));
    case 'is started twice at once':
      return orderAll(effects, () => ({ mode: 'slow', times: 1, hangSeconds: 3 }));
    case 'times out':
      return orderSilence(step, tenant);
  }
}

const orderAll = (
  effects: ReturnType<typeof effectsOf>,
  order: (effect: (typeof effects)[number]) => Parameters<typeof orderFault>[1],
) => Promise.all(effects.map((effect) => orderFault(effect, order(effect))));

/** The effect happens, no answer comes, and the runner is gone before it can say so: its lease stays. */
async function orderSilence(step: StepName, tenant: RecordedTenant): Promise<Fault[]> {
  const [first, ...others] = effectsOf(step, tenant);
  return Promise.all([
    ...(first ? [orderFault(first, { mode: 'hang-after', times: first.attempts })] : []),
    ...others.map((effect) => orderFault(effect, { mode: 'hang-after', times: 1 })),
    orderFault(lastWord(step, tenant), { mode: 'hang', times: 3 }),
  ]);
}

/** Two runners of the very step, then two machines over all of them. */
async function startTwice(step: StepName, { id: tenantId }: RecordedTenant): Promise<void> {
  const run = (name: StepName): Promise<Invoked> =>
    invoke(functionOf(name), { tenantId, attempt: 1, direction: 'do' });
  for (const earlier of OWN_STEPS.slice(0, OWN_STEPS.indexOf(step))) {
    await eventually(async () => ensureDone(await run(earlier)));
  }
  const [one, other] = await Promise.all([run(step), run(step)]);
  if (!isBusy(one) && !isBusy(other)) throw new Error('The two runners never met.');
  await Promise.all([startRun({ tenantId }), startRun({ tenantId, suffix: '-twin' })]);
  await endOf({ tenantId, suffix: '-twin' });
}

const isBusy = (invoked: Invoked) => !invoked.ok && invoked.error.includes('StepLeasedError');

function ensureDone(invoked: Invoked): void {
  if (!invoked.ok) throw new Error(invoked.error);
}
