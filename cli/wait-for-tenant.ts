import { setTimeout as sleep } from 'node:timers/promises';
import { hasDedicatedResources } from '../core/tenancy/isolation-strategy.ts';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { stepBoard } from './step-board.ts';
import { summaryLines, type StepView, type TenantView } from './tenant-view.ts';

const POLL_MS = 300;

/** Longer than a provisioning may take, so that the platform's own verdict comes first. */
const PATIENCE_MS = 6 * 60_000;
/** A stack, and what is left of one, are waited for. */
const DEDICATED_RESOURCES_PATIENCE_MS = 70 * 60_000;

/** Looks in a row that may get no answer: the provisioning goes on without this command. */
const MISSED_LOOKS = 5;

export type Wait = { readonly wait: boolean };
type Ending = Wait & {
  /** The command that goes on where it failed. */
  readonly again?: 'retry' | 'terminate';
};

/** Waits for the provisioning unless told not to, and ends the command with the tenant's summary. */
export async function concludeProvisioning(
  context: CliContext,
  accepted: TenantView,
  { wait, again = 'retry' }: Ending,
): Promise<void> {
  const tenant = wait ? await waitForTenant(context, accepted) : accepted;
  if (tenant.failure) throw provisioningFailed(tenant, tenant.failure, again);
  context.output.result(tenant, summaryLines(tenant));
  if (!wait) context.output.remark(`Follow it with: ${watching(tenant)}`);
  if (tenant.state !== 'active') return;
  const failed = tenant.steps.find(({ status }) => status === 'failed');
  if (failed) throw notWelcomed(tenant, failed);
}

/** An active tenant lacks nothing but its welcome; without it nobody may know a password. */
const notWelcomed = ({ id, state }: TenantView, { name, reason }: StepView) =>
  new CommandFailure(`The tenant is ${state}, but ${name} failed.`, {
    exitCode: EXIT.notWelcomed,
    details: [
      ...(reason === undefined ? [] : [reason]),
      'Its admin was not told how to sign in, and has no password but one that you gave.',
    ],
    hint: `Try that again with: freehold tenant retry ${id}`,
  });

/** Shows each step as it ends, until the tenant is active, given up or failed. */
async function waitForTenant(context: CliContext, accepted: TenantView): Promise<TenantView> {
  try {
    return await watchSteps(context, accepted);
  } catch (error) {
    if (!context.surroundings.interrupted.aborted) throw error;
    throw lookAgain(accepted, 'Stopped watching; the provisioning goes on.', EXIT.interrupted);
  }
}

async function watchSteps(context: CliContext, accepted: TenantView): Promise<TenantView> {
  const { output, surroundings } = context;
  const board = stepBoard(output, surroundings.stderr);
  const timeoutMs = hasDedicatedResources(accepted.isolation)
    ? DEDICATED_RESOURCES_PATIENCE_MS
    : PATIENCE_MS;
  const deadline = Date.now() + timeoutMs;
  let tenant = accepted;
  for (let missed = 0; Date.now() < deadline;) {
    board.show(tenant.steps);
    if (tenant.failure ?? isSettled(tenant)) return tenant;
    await sleep(POLL_MS * (missed + 1), undefined, { signal: surroundings.interrupted });
    const seen = await look(context, accepted);
    missed = seen ? 0 : missed + 1;
    if (missed === MISSED_LOOKS) {
      throw lookAgain(accepted, 'The platform stopped answering.', EXIT.unreachable);
    }
    tenant = seen ?? tenant;
  }
  if (tenant.state === 'active') return tenant;
  throw lookAgain(tenant, `${tenant.slug} is still being provisioned.`, EXIT.failed);
}

/** The tenant as it is now; nothing when the platform cannot say. */
async function look({ call }: CliContext, { id }: TenantView): Promise<TenantView | undefined> {
  try {
    return await call('getTenant', { params: { tenantId: id } });
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    if (error.exitCode === EXIT.unreachable || error.exitCode === EXIT.failed) return undefined;
    throw error;
  }
}

/** Given up, or no longer in the making and its last step has ended one way or the other. */
const isSettled = ({ state, steps }: TenantView) =>
  state === 'terminated' ||
  (state !== 'provisioning' &&
    steps.every(({ status }) => status !== 'running' && status !== 'pending'));

const watching = ({ id }: TenantView) => `freehold monitor --tenant-id ${id} --watch`;

const lookAgain = (tenant: TenantView, message: string, exitCode: ExitCode) =>
  new CommandFailure(message, {
    exitCode,
    hint: `Look again with: ${watching(tenant)}`,
    problem: tenant,
  });

function provisioningFailed(
  tenant: TenantView,
  failure: NonNullable<TenantView['failure']>,
  again: NonNullable<Ending['again']>,
) {
  const doing = again === 'retry' ? 'Provisioning' : 'Giving up';
  return new CommandFailure(`${doing} ${tenant.slug} failed at ${failure.step}.`, {
    exitCode: EXIT.provisioningFailed,
    details: [failure.reason, whatIsLeft(failure.reason)],
    hint: failure.retryable
      ? `Try again with: freehold tenant ${again} ${tenant.id}`
      : `Trying again would not help: freehold tenant terminate ${tenant.id} frees its slug.`,
    problem: tenant,
  });
}

/** The platform says at the end of the reason which steps could not be undone. */
const whatIsLeft = (reason: string) =>
  / Not undone: [^.]+\.$/.test(reason)
    ? 'The next attempt takes up what is left.'
    : 'Nothing was left behind.';
