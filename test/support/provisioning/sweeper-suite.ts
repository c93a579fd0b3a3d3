import { ExecutionDoesNotExist, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import {
  PARALLEL_STEPS,
  PROVISIONING_STEPS,
  type StepName,
} from '../../../core/provisioning/step.ts';
import { rootCredentials } from '../../../local/aws.ts';
import { output, throughGate } from '../local-cloud.ts';
import type { Turns } from '../turns.ts';
import { UNDONE_STEPS } from './compensation-suite.ts';
import { retried } from './fault-cells.ts';
import { ALWAYS, orderFault } from './gate-faults.ts';
import { doneOnce, nothingLeft, outcomeOf, welcomeInDoubt, type Outcome } from './outcomes.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { statusOf } from './runs.ts';
import { lastWord } from './step-effects.ts';
import { tracesOf } from './stores.ts';
import { age, killedDuring, killOnceStarted, sweep, sweptUntilSettled } from './sweeping.ts';

type Settled = { readonly tenant: RecordedTenant; readonly settled: Outcome };
type Swept = Settled & { readonly reason?: string; readonly afterRetry: Outcome };

/** Machines that never started, or were ended from outside. */
export function describeSweeper(turns: Turns, timeout: number): void {
  const stuck = turns.begin(() => settledAndRetried(neverCompensated));
  const undone = UNDONE_STEPS.map((step) => ({
    step,
    run: turns.begin(() => settledAndRetried(() => killed(step))),
  }));
  const silent = turns.begin(() => settledAndRetried(killedWithItsWelcome));
  const outlived = turns.begin(outlivedByItsWelcome);
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

    it.each(undone)(
      'has the rest of a machine that was ended during $step undone; a retry is done once',
      { timeout },
      async ({ step, run }) => {
        const { tenant, settled, afterRetry } = await run;
        // The step's function outlives the machine, and may end the step before the sweeper looks.
        const { failure = { step: 'none', retryable: false } } = settled;
        expect([step, ...following(step), ...beside(step)]).toContain(failure.step);
        expect(settled).toMatchObject({
          ...nothingLeft(step),
          failure: { ...failure, retryable: true },
        });
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );

    describeWelcomes({ silent, outlived }, timeout);

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

/** What may have been under way too. */
const beside = (step: StepName): StepName[] =>
  PARALLEL_STEPS.filter((branch) => branch.every((one) => one !== step)).flat();

/** In its own branch, or after all branches. */
const following = (step: StepName): StepName[] =>
  [PROVISIONING_STEPS, ...PARALLEL_STEPS].flatMap((steps: readonly StepName[]) => {
    const at = steps.indexOf(step);
    return at < 0 ? [] : steps.slice(at + 1, at + 2);
  });

type Welcomes = { readonly silent: Promise<Swept>; readonly outlived: Promise<Settled> };

function describeWelcomes({ silent, outlived }: Welcomes, timeout: number): void {
  it('shows a welcome whose function and machine were ended as failed', { timeout }, async () => {
    const { tenant, settled, afterRetry } = await silent;
    expect(settled).toEqual(welcomeInDoubt(tenant, 1));
    expect(afterRetry).toEqual(doneOnce(tenant, { mails: 2 }));
  });

  it('waits for a welcome whose function outlives its machine', { timeout }, async () => {
    const { tenant, settled } = await outlived;
    expect(settled).toEqual(doneOnce(tenant));
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

/** The mail goes out; its function is ended before it can say so. */
async function killedWithItsWelcome(): Promise<RecordedTenant> {
  const step = 'send-welcome-email';
  const { tenant } = await killedDuring(
    step,
    (held) => orderFault(lastWord(step, held), { mode: 'hang', times: 3 }),
    { order: { mode: 'hang-after', times: 1 } },
  );
  return tenant;
}

async function outlivedByItsWelcome(): Promise<Settled> {
  const tenant = await killed('send-welcome-email');
  await sweptUntilSettled(tenant);
  return { tenant, settled: await outcomeOf(tenant) };
}

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
  const calls = { service: 'states', action: 'StartExecution', bodyIncludes: [tenant.id] };
  await orderFault(calls, { mode: 'fail-before', times: 3 });
  const executions = new SfnProvisioningExecutions(
    new SFNClient(throughGate(rootCredentials)),
    output('ProvisionTenantMachineArn'),
  );
  const start = executions.start({ tenantId: tenant.id, attempt: 1 });
  await expect(start).rejects.toThrow();
  await sweep();
  const status = await statusOf({ tenantId: tenant.id }).catch((error: unknown) => error);
  await age(tenant);
  await sweptUntilSettled(tenant);
  return { tenant, status, settled: await outcomeOf(tenant) };
}
