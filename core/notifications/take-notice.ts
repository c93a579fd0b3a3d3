import { derivedId } from '../../kit/id.ts';
import { someAtOnce } from '../../kit/some-at-once.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { DeliveryNotice } from './delivery-notice.ts';
import { ENTRIES_AT_ONCE, type Digests } from './digests.ts';
import { messageKeyOf } from './message-key.ts';
import type { MessageKey } from './notification.ts';
import type { NotificationStore, Progress } from './notification-store.ts';
import { notify, type NotifyPorts } from './notify.ts';
import { openTenant, type OpenTenantPorts } from './open-tenant.ts';
import { suppressionIdOf, type Suppression, type Suppressions } from './suppression.ts';

export type TakeNoticePorts = OpenTenantPorts &
  Omit<NotifyPorts, 'store'> & {
    readonly store: Pick<NotificationStore, 'create' | 'advance'>;
    readonly suppressions: Pick<Suppressions, 'add'>;
    readonly digests: Pick<Digests, 'entries'>;
  };

/**
 * Takes in what a maker tells: how far the message came, and which address is written to no more, of which the
 * owners are told. Again, late or in another order it changes nothing; one that dies half way is given again. Throws
 * while nothing may be written.
 */
export async function takeNotice(
  ports: TakeNoticePorts,
  notice: DeliveryNotice,
): Promise<'taken' | 'gone'> {
  const scope = await openTenant(ports, notice.tenantId);
  if (!scope) return 'gone';
  for (const address of notice.unreachable) await suppress(ports, scope, { notice, address });
  const message = messageKeyOf(notice.key ?? '');
  if (message) await advance(ports, scope, { message, progress: progressOf(notice) });
  return 'taken';
}

type Advance = { readonly message: MessageKey; readonly progress: Progress };

/** The message, and where it is a digest those that it listed. */
async function advance(
  { store, digests }: TakeNoticePorts,
  scope: TenantScope,
  { message, progress }: Advance,
): Promise<void> {
  await store.advance(scope, message, progress);
  const { notificationId, channel } = message;
  const entries = channel === 'email' ? await digests.entries(scope, notificationId) : [];
  await someAtOnce(entries, ENTRIES_AT_ONCE, ({ notificationId: id, recipientId }) =>
    store.advance(scope, { notificationId: id, recipientId, channel }, progress),
  );
}

/** Who complained has got it. */
const progressOf = ({ outcome, reason, at }: DeliveryNotice) => ({
  state: outcome === 'complained' ? ('delivered' as const) : outcome,
  reason: outcome === 'complained' ? 'Complaint' : reason,
  at,
});

type Unreachable = { readonly notice: DeliveryNotice; readonly address: string };

async function suppress(
  ports: TakeNoticePorts,
  tenant: TenantScope,
  { notice: { channel, outcome, at: since }, address }: Unreachable,
): Promise<void> {
  const reason = outcome === 'complained' ? 'complaint' : 'bounce';
  const id = suppressionIdOf(channel, address);
  const kept = await ports.suppressions.add(tenant, { id, channel, address, reason, since });
  if (kept) await tellOwners(ports, tenant, kept);
}

/** Of one suppression once: the id is the same, however often it is told. */
async function tellOwners(
  ports: TakeNoticePorts,
  tenant: TenantScope,
  { id, address, reason, since }: Suppression,
): Promise<void> {
  const told = await notify(ports, tenant, {
    id: derivedId('ntf', since, `${tenant.tenantId} ${id}`),
    to: 'owners',
    template: reason === 'bounce' ? 'address-bounced' : 'address-complained',
    data: { address },
  });
  if (!told.ok) throw new Error(`Owners could not be told of an address: ${told.error.kind}.`);
}
