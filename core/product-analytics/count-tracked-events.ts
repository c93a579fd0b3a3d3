import {
  aggregateUsage,
  type AggregateCount,
  type AggregateUsagePorts,
  type GivenMessage,
} from '../metering/aggregate-usage.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { CountingTerms } from './counting-terms.ts';
import { TrackedCounter, type KnownValues } from './tracked-counter.ts';

export type CountTrackedPorts = Omit<
  AggregateUsagePorts,
  'counter' | 'timeZones' | 'quarantine'
> & {
  readonly terms: { of(tenantId: TenantId): Promise<CountingTerms> };
  readonly known: KnownValues;
};

/** Hours are those of UTC, and unique values none of it. */
const timeZones = { of: () => Promise.resolve('UTC') };

/** Who takes events in lets none through that cannot be counted: one of another kind goes back to the queue. */
const quarantine = {
  put: () => Promise.reject(new Error('An event on the queue is no tracked event.')),
  remove: () => Promise.resolve(),
};

/** Counts tracked events of one tenant, each once, and hands them to the sink; again changes nothing. */
export async function countTrackedEvents(
  { terms, known, ...ports }: CountTrackedPorts,
  tenantId: TenantId,
  messages: readonly GivenMessage[],
): Promise<AggregateCount> {
  const counter = new TrackedCounter({ tenantId, known, ...(await terms.of(tenantId)) });
  return aggregateUsage({ ...ports, counter, timeZones, quarantine }, tenantId, messages);
}
