import { usageReachedEvents } from '../../../core/billing/usage/usage-reached-event.ts';
import { mailOwners, type MailOwnersPorts } from '../../../core/identity/mail-owners.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import type { UsageReachedMail } from '../../../core/mail/templates/usage-reached.ts';
import { quotaEvents } from '../../../core/quotas/quota-events.ts';
import { tellOwners, type TellOwnersPorts } from '../../../core/quotas/tell-owners.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'quota.reached': quotaEvents['quota.reached'],
  'billing.usage_reached': usageReachedEvents['billing.usage_reached'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type Ports = TellOwnersPorts &
  MailOwnersPorts & {
    readonly composeUsage: (data: UsageReachedMail) => Mail;
    /** As people call it. */
    readonly meterName: (meter: string) => string;
  };

export const onQuotaReached =
  (ports: Ports) =>
  async (event: EventOf<typeof consumedEvents>): Promise<void> => {
    const { tenantId } = event;
    if (!isId('tnt', tenantId)) return;
    if (event.type === 'quota.reached') {
      await tellOwners(ports, tenantId, event.data);
      return;
    }
    const { periodEndsAt, meter, ...data } = event.data;
    const told = { ...data, meter: ports.meterName(meter), periodEndsAt: new Date(periodEndsAt) };
    await mailOwners(ports, tenantId, (to, tenant) => ports.composeUsage({ to, tenant, ...told }));
  };
