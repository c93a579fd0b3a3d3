import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import type { StepName } from '../../../core/provisioning/step.ts';
import { deployedFunction, invoke } from '../deployed-functions.ts';
import { eventually } from '../eventually.ts';
import { documentsAsRoot } from '../local-cloud.ts';
import { ALWAYS, orderFault, type FaultOrder } from './gate-faults.ts';
import { strategiesOf } from './fault-cells.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { killRun, startRun, statusOf, type Run } from './runs.ts';
import { effectsOf } from './step-effects.ts';
import { partition, type Item } from './stores.ts';

const PATIENCE = { seconds: 600, everyMilliseconds: 200 };

/** What the schedule does each minute. When it throws, the next sweep goes on. */
export const sweep = () => invoke('SweepProvisioning', {});

let sweeping: Promise<unknown> | undefined;

/** One sweep is for all tenants: who waits for the next one waits for the same. */
function sharedSweep(): Promise<unknown> {
  sweeping ??= sweep().finally(() => (sweeping = undefined));
  return sweeping;
}

const controlTable = async () =>
  (await deployedFunction('TenantsApi')).environment.CONTROL_TABLE_NAME ?? '';

/** Sweeps until the tenant shows a failure, or is active with its welcome done or failed. */
export const sweptUntilSettled = ({ id }: RecordedTenant): Promise<void> =>
  eventually(
    async () => {
      if (isSettled(await partition(await controlTable(), `TENANT#${id}`))) return;
      await sharedSweep();
      throw new Error(`${id} is not settled.`);
    },
    { ...PATIENCE, everyMilliseconds: 3_000 },
  );

function isSettled(items: readonly Item[]): boolean {
  const tenant = items.find(({ sk }) => sk === 'TENANT');
  const welcome = items.find(({ sk }) => sk === 'STEP#send-welcome-email');
  return (
    tenant?.failure !== undefined ||
    (tenant?.state === 'active' && ['done', 'failed'].includes(String(welcome?.status)))
  );
}

/** Makes the tenant as old as one that the sweeper no longer takes for just recorded. */
export async function age({ id }: RecordedTenant): Promise<void> {
  await documentsAsRoot().send(
    new UpdateCommand({
      TableName: await controlTable(),
      Key: { pk: `TENANT#${id}`, sk: 'TENANT' },
      UpdateExpression: 'SET updatedAt = :then',
      ExpressionAttributeValues: { ':then': new Date(Date.now() - 120_000).toISOString() },
    }),
  );
}

/**
 * A tenant whose machine was ended while the step had its effect under way, and what was made ready just
 * before, however long that takes: from then on any sweep may begin to compensate.
 */
export async function killedDuring<T>(
  step: StepName,
  makeReady: (tenant: RecordedTenant) => Promise<T>,
  { order = HELD[step] ?? SLOW, isolation = strategiesOf(step)[0] }: Killing = {},
): Promise<{ tenant: RecordedTenant; ready: T }> {
  const tenant = await recordTenant(isolation);
  const [effect] = effectsOf(step, tenant);
  if (!effect) throw new Error(`${step} has no effect.`);
  const isHeld = order.mode === 'hang';
  const fault = await orderFault(effect, isHeld ? { ...order, times: ALWAYS } : order);
  const run = { tenantId: tenant.id };
  await startRun(run);
  await eventually(async () => {
    if ((await fault.hits()) === 0) throw new Error('The fault was not met.');
  }, PATIENCE);
  const ready = await makeReady(tenant);
  await killRun(run);
  // What its function still tries must not land either.
  if (isHeld) await fault.renew(order.times);
  return { tenant, ready };
}

type Killing = { readonly order?: FaultOrder; readonly isolation?: IsolationStrategy };

const SLOW: FaultOrder = { mode: 'slow', times: 1, hangSeconds: 4 };

/** An activation that lands is no failure; the other effects may. */
const HELD: Partial<Record<StepName, FaultOrder>> = {
  'activate-tenant': { mode: 'hang', times: 3 },
};

/** Ends the run as soon as it is under way. */
export async function killOnceStarted(run: Run): Promise<void> {
  await eventually(async () => {
    const status = await statusOf(run).catch(() => 'NEVER_STARTED');
    if (status === 'RUNNING') return;
    await sweep();
    throw new Error('It does not run yet.');
  }, PATIENCE);
  await killRun(run);
}
