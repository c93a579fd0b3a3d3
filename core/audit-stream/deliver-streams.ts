import { mailOwners, type MailOwnersPorts } from '../identity/mail-owners.ts';
import type { Mail } from '../mail/mailer.ts';
import type { AuditStreamFailingMail } from '../mail/templates/audit-stream-failing.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { deliverStream, type Delivered, type DeliverStreamPorts } from './deliver-stream.ts';
import type { StreamRegistry } from './stream-registry.ts';
import { auditStreamEvent, nameOf } from './stream-events.ts';
import type { AuditStream, StreamFailure } from './stream.ts';

export type DeliverStreamsPorts = DeliverStreamPorts &
  MailOwnersPorts & {
    readonly streams: Pick<StreamRegistry, 'due' | 'save'>;
    readonly compose: (data: AuditStreamFailingMail) => Mail;
    readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
  };

export type StreamsDelivered = {
  readonly delivered: number;
  readonly refused: number;
  /** Of tenants that are suspended or terminated. */
  readonly resting: number;
  readonly error: number;
};

/** One tenant's log does not use up the time of all: the rest of it is sent in the next run. */
const OF_ONE_MS = 15_000;
/** Before the deadline: the last answers come within the reserve behind it. */
const MARGIN_MS = 5_000;
const AT_ONCE = 100;
const AGAIN_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const TOLD_AFTER_MS = 3_600_000;

/** Sends what there is to all targets that are due, the longest due first; no slow one holds up another one. */
export async function deliverStreams(
  ports: DeliverStreamsPorts,
  deadline: Date,
): Promise<StreamsDelivered> {
  const count = { delivered: 0, refused: 0, resting: 0, error: 0 };
  const last = deadline.getTime() - MARGIN_MS;
  const running = new Set<Promise<void>>();
  const begin = (stream: AuditStream) => {
    const until = new Date(Math.min(ports.now().getTime() + OF_ONE_MS, last));
    const one: Promise<void> = deliverOne(ports, stream, until).then((outcome) => {
      count[outcome] += 1;
      running.delete(one);
    });
    running.add(one);
  };
  for await (const page of ports.streams.due()) {
    for (const stream of page) {
      if (ports.now().getTime() >= last) break;
      begin(stream);
      if (running.size >= AT_ONCE) await Promise.race(running);
    }
    if (ports.now().getTime() >= last) break;
  }
  await Promise.all(running);
  return count;
}

async function deliverOne(ports: DeliverStreamsPorts, stream: AuditStream, until: Date) {
  const { tenantId } = stream;
  try {
    if ((await ports.tenants.find(tenantId))?.state !== 'active') return await rest(ports, stream);
    const delivered = await deliverStream(ports, stream, until);
    await keep(ports, stream, delivered);
    return delivered.failure === undefined ? 'delivered' : 'refused';
  } catch (error) {
    ports.onError({ tenantId }, error);
    return 'error';
  }
}

/** What is written while the tenant is suspended or terminated waits: all of it is sent when it is back. */
async function rest({ streams, now }: DeliverStreamsPorts, stream: AuditStream) {
  const nextAt = new Date(now().getTime() + AGAIN_MS);
  await streams.save({ ...stream, version: stream.version + 1, nextAt });
  return 'resting' as const;
}

/** Where the tenant changed the stream meanwhile nothing is kept: its new target gets it again. */
async function keep(ports: DeliverStreamsPorts, stream: AuditStream, delivered: Delivered) {
  const now = ports.now();
  const { cursor, batches, failure: reason } = delivered;
  const { failure: former, ...rest } = stream;
  const failure = reason === undefined ? undefined : failureOf(former, { reason, batches, now });
  const pause = failure ? AGAIN_MS * 2 ** Math.min(failure.attempts - 1, 10) : AGAIN_MS;
  const isTelling = failure?.isTold === true && former?.isTold !== true;
  if (isTelling) await tellOwners(ports, stream, failure);
  await ports.streams.save(
    {
      ...rest,
      ...{ cursor, version: stream.version + 1 },
      ...(batches > 0 && { deliveredAt: now }),
      ...(failure && { failure }),
      nextAt: new Date(now.getTime() + Math.min(pause, LONGEST_PAUSE_MS)),
    },
    isTelling ? failingEvent(stream, failure, now) : undefined,
  );
}

type Failed = { readonly reason: string; readonly batches: number; readonly now: Date };

/** Anew where the target took some since. */
function failureOf(
  former: StreamFailure | undefined,
  { reason, batches, now }: Failed,
): StreamFailure {
  if (!former || batches > 0) return { since: now, attempts: 1, reason, isTold: false };
  const isLong = now.getTime() - former.since.getTime() >= TOLD_AFTER_MS;
  return { ...former, attempts: former.attempts + 1, reason, isTold: former.isTold || isLong };
}

const failingEvent = ({ tenantId, target }: AuditStream, failure: StreamFailure, time: Date) =>
  auditStreamEvent('audit_stream.failing', {
    ...{ tenantId, target },
    occasion: { time, actor: { kind: 'system', id: 'audit-stream' } },
    more: { since: failure.since.toISOString(), reason: failure.reason },
  });

const tellOwners = (
  { compose, ...ports }: DeliverStreamsPorts,
  { tenantId, target }: AuditStream,
  { since, reason }: StreamFailure,
): Promise<void> =>
  mailOwners(ports, tenantId, (to, tenant) =>
    compose({ to, tenant, since, reason, target: nameOf(target) }),
  );
