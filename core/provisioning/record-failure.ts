import { tenantGivenUp, tenantProvisioningFailed } from '../tenants/tenant-events.ts';
import { isGivenUp, type ProvisioningFailure, type Tenant } from '../tenants/tenant.ts';
import { PROVISIONING_ACTOR } from './provisioning-actor.ts';
import type { AttemptOf } from './provisioning-registry.ts';
import type { StepPorts } from './run-step.ts';
import type { StepRecord } from './step-ledger.ts';
import type { StepName } from './step.ts';

/** Why an attempt ended, as the machine or the sweeper knows it. */
export type FailureCause = {
  readonly step: StepName;
  /** Absent when the step threw until its retries were exhausted: the ledger then knows more. */
  readonly reason?: string;
  readonly retryable?: boolean;
};

/** How an attempt ended that did not make its tenant active. */
export type RecordedEnd = 'recorded' | 'given-up';

/**
 * Ends a tenant that is given up and of which nothing is left. Else makes a failed attempt visible: the step shows as failed, and a tenant that is still being provisioned
 * gets its failure and the event. What could not be undone is named. Again is harmless.
 */
export async function recordFailure(
  ports: StepPorts,
  { tenantId, attempt }: AttemptOf,
  cause: FailureCause,
): Promise<RecordedEnd> {
  const [tenant, records] = await Promise.all([
    ports.tenants.find(tenantId),
    ports.ledger.list(tenantId),
  ]);
  if (tenant?.attempt !== attempt || tenant.failure !== undefined) return 'recorded';
  if (tenant.state === 'terminated') return 'given-up';
  if (isGivenUp(tenant) && !records.some(isLeftBehind)) return giveUp(ports, tenant);

  const failure = failureOf(cause, records, ports.now());
  await showFailedStep(ports, { tenant, records, failure, step: cause.step });
  if (tenant.state !== 'provisioning') return 'recorded';

  await ports.tenants.recordFailure({
    tenantId,
    attempt,
    failure,
    event: tenantProvisioningFailed(
      { ...tenant, failure },
      { time: failure.failedAt, actor: PROVISIONING_ACTOR },
    ),
  });
  return 'recorded';
}

async function giveUp({ tenants, now }: StepPorts, tenant: Tenant): Promise<RecordedEnd> {
  const event = tenantGivenUp(tenant, { time: now(), actor: PROVISIONING_ACTOR });
  const given = await tenants.giveUp({ tenant, event });
  if (!given.ok) throw new Error(`The tenant ${tenant.id} changed while it was given up.`);
  return 'given-up';
}

type StepToShow = {
  readonly tenant: Tenant;
  readonly records: readonly StepRecord[];
  readonly failure: ProvisioningFailure;
  readonly step: StepName;
};

async function showFailedStep(
  { ledger, now }: StepPorts,
  { tenant, records, failure: { reason, retryable }, step: name }: StepToShow,
) {
  const { id: tenantId, attempt } = tenant;
  const known = records.find((record) => record.name === name);
  // A welcome that was sent stays sent, whatever was lost on the way back.
  if (known?.attempt === attempt && known.status === 'done') return;

  const saved = await ledger.save({
    ...known,
    tenantId,
    name,
    attempt,
    status: 'failed',
    reason,
    retryable,
    revision: (known?.revision ?? 0) + 1,
    finishedAt: now(),
    leaseUntil: undefined,
  });
  if (!saved.ok) throw new Error(`The step ${name} changed while its failure was recorded.`);
}

function failureOf(
  { step, reason, retryable = true }: FailureCause,
  records: readonly StepRecord[],
  failedAt: Date,
): ProvisioningFailure {
  const lastError = records.find(({ name }) => name === step)?.reason;
  const why = reason ?? (lastError ? keptFailing(lastError) : 'The step did not finish in time.');
  const left = records.filter(isLeftBehind).map(({ name }) => name);

  return left.length === 0
    ? { step, reason: why, retryable, failedAt }
    : { step, reason: `${why} Not undone: ${left.join(', ')}.`, retryable: true, failedAt };
}

/** A name of an error stands in the ledger while a step is retried, a sentence once it failed. */
const keptFailing = (error: string) =>
  error.includes(' ') ? error : `The step kept failing (${error}).`;

/** Its undo stands in the ledger until nothing of it is left; a mail is nothing to be undone. */
const isLeftBehind = ({ name, undo }: StepRecord): boolean =>
  undo !== undefined && name !== 'send-welcome-email';
