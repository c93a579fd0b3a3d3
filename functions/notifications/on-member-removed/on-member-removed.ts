import { memberEvents } from '../../../core/members/member-events.ts';
import type { Contacts } from '../../../core/notifications/contact.ts';
import { openTenant, type OpenTenantPorts } from '../../../core/notifications/open-tenant.ts';
import type { EventOf } from '../../edge/event-consumer.ts';

export const consumedEvents = { 'member.removed': memberEvents['member.removed'] };

export type OnMemberRemovedPorts = OpenTenantPorts & {
  readonly contacts: Pick<Contacts, 'remove'>;
};

/** Who has left has no devices and no number here any more. */
export const onMemberRemoved =
  (ports: OnMemberRemovedPorts) =>
  async ({ tenantId, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    const tenant = await openTenant(ports, tenantId);
    if (tenant) await ports.contacts.remove(tenant, data.userId);
  };
