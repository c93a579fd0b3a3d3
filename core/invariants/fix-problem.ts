import type { Actor } from '../events/domain-event.ts';
import { counterCorrected, orphanRemoved, type OrphanRemoved } from './invariant-events.ts';
import type { InvariantProblem } from './invariant-problem.ts';
import type { PlatformCounters } from './platform-counters.ts';
import type { TenantResource } from './tenant-resource.ts';

/** Removes what no tenant should have. */
export interface OrphanRemover {
  /**
   * Whether it is gone; false for what is left to people: a store that holds something, a stack. Again is
   * harmless. Throws on an outage.
   */
  remove(resource: TenantResource): Promise<boolean>;
}

export type FixPorts = {
  readonly remover: OrphanRemover;
  readonly counters: Pick<PlatformCounters, 'correctTenants' | 'correctSeats'>;
  /** For the platform's audit log. */
  readonly record: (event: OrphanRemoved) => Promise<void>;
  readonly actor: Actor;
  readonly now: () => Date;
};

export type FixOptions = {
  /** Whether that of a tenant is removed, too, that no record knows. */
  readonly includesUnknown: boolean;
};

/** Whether it was put right; what is not safe to put right is left to people. */
export async function fixProblem(
  ports: FixPorts,
  problem: InvariantProblem,
  options: FixOptions,
): Promise<boolean> {
  const { counters, actor, now } = ports;
  const repair = { actor, time: now() };
  switch (problem.kind) {
    case 'Orphan':
      return isSafe(problem, options) && removeOrphan(ports, problem.resource);
    case 'SeatsDiffer': {
      const { userPoolId, known, counted } = problem;
      const event = counterCorrected({ counter: `seats ${userPoolId}`, known, counted }, repair);
      return counters.correctSeats(userPoolId, { known, counted }, event);
    }
    case 'TenantCountDiffers': {
      const { known, counted } = problem;
      const event = counterCorrected({ counter: 'tenants', known, counted }, repair);
      return counters.correctTenants({ known, counted }, event);
    }
    case 'Missing':
    case 'NotRegistered':
      return false;
  }
}

/** What a tenant has beside its placement may be the rest of a move: data, which somebody is to look at. */
const isSafe = (
  { reason }: Extract<InvariantProblem, { kind: 'Orphan' }>,
  { includesUnknown }: FixOptions,
): boolean => reason === 'ended-tenant' || (reason === 'unknown-tenant' && includesUnknown);

/** Told once it is gone; a run that dies in between finds nothing any more, and the log of AWS alone tells of it. */
async function removeOrphan(
  { remover, record, actor, now }: FixPorts,
  resource: TenantResource,
): Promise<boolean> {
  if (!(await remover.remove(resource))) return false;
  await record(orphanRemoved(resource, { actor, time: now() }));
  return true;
}
