import { ExecutionDoesNotExist, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { SfnProvisioningStarter } from '../../../adapters/stepfunctions/sfn-provisioning-starter.ts';
import type { StepName } from '../../../core/provisioning/step.ts';
import { rootCredentials } from '../../../local/aws.ts';
import { output, throughGate } from '../local-cloud.ts';
import type { Turns } from '../turns.ts';
import { UNDONE_STEPS } from './compensation-suite.ts';
import { retried } from './fault-cells.ts';
import { ALWAYS, orderFault } from './gate-faults.ts';
import { doneOnce, nothingLeft, outcomeOf, welcomeInDoubt, type Outcome } from './outcomes.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { statusOf } from './runs.ts';
import { tracesOf } from './stores.ts';
import { age, killedDuring, killOnceStarted, sweep, sweptUntilSettled } from './sweeping.ts';

type Swept = {
  readonly tenant: RecordedTenant;
  readonly reason?: string;
  readonly settled: Outcome;
  readonly afterRetry: Outcome;
};

/** Machines that never started, or were ended from outside. */
export function describeSweeper(turns: Turns, timeout: number): void {
  const stuck = turns.begin(() => settledAndRetried(neverCompensated));
  const ended = [...UNDONE_STEPS, 'send-welcome-email' as const].map((step) => ({
    step,
    run: turns.begin(() => settledAndRetried(() => killed(step))),
  }));
  const orphan = turns.begin(startedBySweeper);

  describe('the sweeper', () => {
    it(
      'starts a machine whose start failed, once it cannot be on its way any more',
      { timeout },
      async () => {
        const { tenant, status, settled } = await orphan;
        expect(status).toBeInstanceOf(ExecutionDoesNotExist);
        expect(settled).toEqual(doneOnce(tenant));
      },
    );

    it.each(ended.filter(({ step }) => step !== 'send-welcome-email'))(
      'has the rest of a machine that was ended during $step undone; a retry is done once',
      { timeout },
      async ({ step, run }) => {
        const { tenant, settled, afterRetry } = await run;
        expect(settled).toMatchObject(nothingLeft(step));
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );

    it.each(ended.filter(({ step }) => step === 'send-welcome-email'))(
      'shows the welcome of a machine that was ended during $step as failed',
      { timeout },
      async ({ run }) => {
        const { tenant, settled, afterRetry } = await run;
        expect(settled).toEqual(welcomeInDoubt(tenant, 1));
        expect(afterRetry).toEqual(doneOnce(tenant, { mails: 2 }));
      },
    );

    it(
      'names what is left where every compensation is ended; a retry takes that up',
      { timeout },
      async () => {
        const { tenant, reason, settled, afterRetry } = await stuck;
        expect(settled.failure).toEqual({ step: 'activate-tenant', retryable: true });
        expect(reason).toMatch(/Not undone: .*create-identity/);
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );
  });
}

async function settledAndRetried(makeTenant: () => Promise<RecordedTenant>): Promise<Swept> {
  const tenant = await makeTenant();
  await sweptUntilSettled(tenant);
  const settled = await outcomeOf(tenant);
  const { control } = await tracesOf(tenant);
  const { failure } = control.find(({ sk }) => sk === 'TENANT') ?? {};
  await retried(tenant);
  return {
    tenant,
    ...(failure ? { reason: (failure as { reason: string }).reason } : {}),
    settled,
    afterRetry: await outcomeOf(tenant),
  };
}

const killed = async (step: StepName) => (await killedDuring(step, async () => undefined)).tenant;

/** Every run that compensates is ended before it has deleted the pool, as often as the sweeper starts one. */
async function neverCompensated(): Promise<RecordedTenant> {
  const { tenant, ready: fault } = await killedDuring('activate-tenant', async (held) => {
    const [pool] = (await tracesOf(held)).pools;
    const bodyIncludes = [pool?.id ?? 'none'];
    const deletion = { service: 'cognito-idp', action: 'DeleteUserPool', bodyIncludes };
    return orderFault(deletion, { mode: 'fail-before', times: ALWAYS });
  });
  for (const suffix of ['-compensate', '-compensate-2', '-compensate-3']) {
    await killOnceStarted({ tenantId: tenant.id, suffix });
  }
  await sweptUntilSettled(tenant);
  await fault.lift();
  return tenant;
}

/** Its start was ordered, and failed as often as the client tries. */
async function startedBySweeper() {
  const tenant = await recordTenant();
  const start = { service: 'states', action: 'StartExecution', bodyIncludes: [tenant.id] };
  await orderFault(start, { mode: 'fail-before', times: 3 });
  const starter = new SfnProvisioningStarter(
    new SFNClient(throughGate(rootCredentials)),
    output('ProvisionTenantMachineArn'),
  );
  const started = await starter.start(tenant.id, 1);
  if (started.ok) throw new Error('It started all the same.');
  await sweep();
  const status = await statusOf({ tenantId: tenant.id }).catch((error: unknown) => error);
  await age(tenant);
  await sweptUntilSettled(tenant);
  return { tenant, status, settled: await outcomeOf(tenant) };
}
