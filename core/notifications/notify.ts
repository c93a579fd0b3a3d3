import { newId } from '../../kit/id.ts';
import { fingerprint } from '../../kit/fingerprint.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { Channel } from './channel.ts';
import { dataErrors } from './data-errors.ts';
import type { Notification, NotificationId, Recipient, TemplateData } from './notification.ts';
import type { IdempotencyKeyReused, NotificationStore } from './notification-store.ts';
import type { NotificationQueue, NotificationSchedule } from './notification-schedule.ts';
import type { FindTemplate } from './find-template.ts';

export type NotifyPorts = {
  readonly templates: FindTemplate;
  readonly store: Pick<NotificationStore, 'create'>;
  readonly schedule: Pick<NotificationSchedule, 'add'>;
  readonly queue: NotificationQueue;
  readonly onDelay: (error: unknown) => void;
  readonly now: () => Date;
};

export type Notify = {
  readonly to: 'owners' | readonly Recipient[];
  readonly orOwners?: true;
  readonly template: string;
  readonly data: TemplateData;
  readonly channels?: readonly Channel[];
  readonly idempotencyKey?: string;
  /** Of the platform's own events: the same for the same event. */
  readonly id?: NotificationId;
};

export type NotifyError = InvalidDraft | IdempotencyKeyReused;

/** Until then a request has ended, one way or the other: what it left undone is done by the schedule. */
const REQUEST_MS = 60_000;

/**
 * Has it sent, once to each recipient and channel. It is written down that it is due before what it says: whatever
 * dies in between, nothing that was accepted is lost.
 */
export async function notify(
  ports: NotifyPorts,
  tenant: TenantScope,
  { to, orOwners, template: name, data, channels, idempotencyKey, id = newId('ntf') }: Notify,
): Promise<Result<NotificationId, NotifyError>> {
  const template = await ports.templates.find(tenant, name);
  const errors = template ? dataErrors(template, data) : [NO_TEMPLATE];
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  const { tenantId } = tenant;
  const now = ports.now();
  await ports.schedule.add({ tenantId, id }, new Date(now.getTime() + REQUEST_MS));
  const notification: Notification = {
    ...{ id, template: name, data, to, createdAt: now },
    ...(orOwners && { orOwners }),
    ...(channels && { channels }),
  };
  const content = { to, template: name, data, channels };
  const claim =
    idempotencyKey === undefined
      ? undefined
      : { key: idempotencyKey, fingerprint: fingerprint(content) };
  const created = await ports.store.create(tenant, notification, claim);
  if (!created.ok) return created;
  // Where the queue is out, the schedule has it in a minute.
  await ports.queue.send([{ tenantId, id: created.value }]).catch(ports.onDelay);
  return ok(created.value);
}

const NO_TEMPLATE = {
  pointer: '/template',
  detail: 'There is no such template; GET /v1/notification-templates lists them.',
};
