import { describe, expect, it } from 'vitest';
import type { StepName } from '../../../core/provisioning/step.ts';
import {
  dedicatedTableName,
  keyAliasOf,
  siloStackName,
} from '../../../core/tenancy/resource-names.ts';
import type { Turns } from '../turns.ts';
import { hitsOf, retried, strategiesOf, type Faulted } from './fault-cells.ts';
import { ALWAYS, orderFault, type Calls, type Fault, type FaultOrder } from './gate-faults.ts';
import { doneOnce, nothingLeft, outcomeOf, welcomeInDoubt, type Outcome } from './outcomes.ts';
import { keyNamed } from './dedicated-resources-left.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { endOf, startRun } from './runs.ts';
import { effectsOf } from './step-effects.ts';
import { tracesOf } from './stores.ts';
import { killedDuring, sweptUntilSettled } from './sweeping.ts';

export const UNDONE_STEPS = [
  'create-dedicated-resources',
  'create-identity',
  'prepare-storage',
  'create-billing-customer',
  'activate-tenant',
] as const satisfies readonly StepName[];

/** The stores after the attempt that failed, and after the one that an operator asked for. */
type Ended = { readonly tenant: RecordedTenant; readonly hits: readonly number[] } & {
  readonly failed: Outcome;
  readonly afterRetry: Outcome;
};

/** What a step's effects meet, one by one, so that there is as much to undo as can be. */
const UNENDING: Readonly<Record<StepName, readonly (Omit<FaultOrder, 'times'> | undefined)[]>> = {
  // The key is there already, the table never.
  'create-dedicated-resources': [undefined, undefined, { mode: 'fail-before' }],
  'create-identity': [undefined, undefined, { mode: 'fail-after' }],
  // The object would land when the row has failed already.
  'prepare-storage': [{ mode: 'fail-before' }, { mode: 'slow', hangSeconds: 2 }],
  'create-billing-customer': [undefined, { mode: 'fail-after' }],
  'create-api-key': [],
  'create-webhook-endpoints': [],
  'register-domain-name': [],
  'activate-tenant': [{ mode: 'fail-before' }],
  'send-welcome-email': [{ mode: 'throttle' }],
};

type UndoFault = (undo: UndoCalls) => Promise<Fault>[];

const UNDO_FAULTS: Readonly<Record<string, UndoFault>> = {
  'throws before each of its effects': (undo) =>
    Object.values(undo).map((calls) => orderFault(calls, { mode: 'fail-before', times: 6 })),
  'throws after each of its effects': (undo) =>
    Object.values(undo).map((calls) => orderFault(calls, { mode: 'fail-after', times: 6 })),
  'dies after it deleted the pool': ({ pool }) => [
    orderFault(pool, { mode: 'hang-after', times: 6 }),
  ],
};

/** Steps that fail to the end, and undos that fail on the way. */
export function describeCompensation(turns: Turns, timeout: number): void {
  const begin = (fails: () => Promise<Faulted>) => turns.begin(() => failedAndRetried(fails));
  const undos = Object.entries(UNDO_FAULTS).map(([fault, order]) => ({
    fault,
    ended: begin(() => failsInUndo(order)),
  }));
  const deletions = OWN.flatMap((isolation) =>
    DELETION_FAULTS.map(([fault, order]) => ({
      isolation,
      fault,
      ended: begin(() => failsInDeletion(isolation, order)),
    })),
  );
  const steps = UNDONE_STEPS.map((step) => ({ step, ended: begin(() => failsToTheEnd(step)) }));
  const welcome = begin(() => failsToTheEnd('send-welcome-email'));

  describe('compensation', () => {
    it.each(steps)(
      'of $step that fails to the end leaves nothing but a failure; a retry is done once',
      { timeout },
      async ({ step, ended }) => {
        const { tenant, hits, failed, afterRetry } = await ended;
        expect(Math.min(...hits)).toBeGreaterThan(0);
        expect(failed).toMatchObject(nothingLeft(step));
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );

    it.each(undos)(
      'that $fault is repeated until nothing is left; a retry is done once',
      { timeout },
      async ({ ended }) => {
        const { tenant, hits, failed, afterRetry } = await ended;
        expect(Math.min(...hits)).toBeGreaterThan(0);
        expect(failed).toMatchObject(nothingLeft('activate-tenant'));
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );

    it.each(deletions)(
      'of $isolation whose deletions $fault is repeated until nothing is left; a retry is done once',
      { timeout },
      async ({ ended }) => {
        const { tenant, hits, failed, afterRetry } = await ended;
        expect(Math.min(...hits)).toBeGreaterThan(0);
        expect(failed).toMatchObject(nothingLeft('activate-tenant'));
        expect(afterRetry).toEqual(doneOnce(tenant, { failures: 1 }));
      },
    );

    it(
      'spares a tenant whose welcome is refused to the end; a retry sends it once',
      { timeout },
      async () => {
        const { tenant, failed, afterRetry } = await welcome;
        expect(failed).toEqual(welcomeInDoubt(tenant, 0));
        expect(afterRetry).toEqual(doneOnce(tenant));
      },
    );
  });
}

async function failedAndRetried(fails: () => Promise<Faulted>): Promise<Ended> {
  const { tenant, faults } = await fails();
  const failed = await outcomeOf(tenant);
  const hits = await hitsOf(faults);
  await Promise.all(faults.map((fault) => fault.lift()));
  await retried(tenant);
  return { tenant, hits, failed, afterRetry: await outcomeOf(tenant) };
}

/** Some effect of the step fails until the retries are exhausted. */
async function failsToTheEnd(step: StepName): Promise<Faulted> {
  const tenant = await recordTenant(strategiesOf(step)[0]);
  const faults = await Promise.all(
    effectsOf(step, tenant).flatMap((effect, index) => {
      const order = UNENDING[step][index];
      return order ? [orderFault(effect, { ...order, times: ALWAYS })] : [];
    }),
  );
  await startRun({ tenantId: tenant.id });
  await endOf({ tenantId: tenant.id });
  return { tenant, faults };
}

/** A tenant whose compensation is about to begin, with faults in its undo. */
async function failsInUndo(order: UndoFault): Promise<Faulted> {
  const { tenant, ready: faults } = await killedDuring('activate-tenant', async (held) => {
    const [pool] = (await tracesOf(held)).pools;
    return Promise.all(order(undoCalls(held, pool?.id ?? 'none')));
  });
  await sweptUntilSettled(tenant);
  return { tenant, faults };
}

const OWN = ['separate_schema', 'separate_database'] as const;
type Own = (typeof OWN)[number];

const DELETION_FAULTS = [
  ['throw before their effect', { mode: 'fail-before', times: 6 }],
  ['throw after their effect', { mode: 'fail-after', times: 6 }],
  ['time out after their effect', { mode: 'hang-after', times: 4 }],
] as const satisfies readonly (readonly [string, FaultOrder])[];

/** As above, with faults in the deletion of what the tenant has to itself. */
async function failsInDeletion(isolation: Own, order: FaultOrder): Promise<Faulted> {
  const { tenant, ready: faults } = await killedDuring(
    'activate-tenant',
    async (held) => {
      const calls = await deletionsOf(held);
      return Promise.all(calls.map((one) => orderFault(one, order)));
    },
    { isolation },
  );
  await sweptUntilSettled(tenant);
  return { tenant, faults };
}

async function deletionsOf({ id, home: { isolation } }: RecordedTenant): Promise<Calls[]> {
  const named = (service: string, action: string, name: string): Calls => ({
    service,
    action,
    bodyIncludes: [name],
  });
  if (isolation === 'separate_database') {
    return [named('cloudformation', 'DeleteStack', siloStackName('local', id))];
  }
  // By its alias: to look through all keys takes longer than a step is held.
  const keyId = await keyNamed(keyAliasOf(dedicatedTableName('local', id)));
  return [
    named('dynamodb', 'DeleteTable', id),
    named('kms', 'ScheduleKeyDeletion', keyId),
    named('kms', 'DeleteAlias', id),
  ];
}

type UndoCalls = Readonly<Record<'rows' | 'objects' | 'registration' | 'pool', Calls>>;

const undoCalls = ({ id }: RecordedTenant, poolId: string): UndoCalls => ({
  rows: { service: 'dynamodb', action: 'BatchWriteItem', bodyIncludes: [`T#${id}`] },
  objects: { service: 's3', action: 'DeleteObjects', bodyIncludes: [`t/${id}/`] },
  registration: { service: 'dynamodb', action: 'DeleteItem', bodyIncludes: [`POOL#${poolId}`] },
  pool: { service: 'cognito-idp', action: 'DeleteUserPool', bodyIncludes: [poolId] },
});
