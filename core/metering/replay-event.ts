import type { Id } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Quarantine } from './quarantine.ts';
import { judgeEvents, type EventResult, type SendUsageEventsPorts } from './send-usage-events.ts';

export type QuarantinedEventNotFound = { readonly kind: 'QuarantinedEventNotFound' };

type Ports = SendUsageEventsPorts & { readonly quarantine: Quarantine };

/** Sends an event in quarantine again, as of when it was received; one that still cannot be counted stays there. */
export async function replayEvent(
  { quarantine, ...ports }: Ports,
  tenantId: TenantId,
  id: Id<'uqe'>,
): Promise<Result<EventResult, QuarantinedEventNotFound>> {
  const found = await quarantine.find(tenantId, id);
  if (!found) return fail({ kind: 'QuarantinedEventNotFound' });
  const { event, receivedAt, sender } = found;
  const queued = { event, quarantineId: id };
  const [judged] = await judgeEvents(ports, { tenantId, receivedAt, sender, events: [queued] });
  if (!judged) throw new Error('One event has one result.');
  if (judged.result === 'quarantined') return ok(judged);
  const message = { tenantId, sender, receivedAt, events: [queued], isReplay: true };
  await ports.queue.send([message]);
  return ok(judged);
}
