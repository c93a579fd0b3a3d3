import { mailOwners, type MailOwnersPorts } from '../../../core/identity/mail-owners.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import type { WebhookDisabledMail } from '../../../core/mail/templates/webhook-disabled.ts';
import type { WebhookFailingMail } from '../../../core/mail/templates/webhook-failing.ts';
import { webhookEvents } from '../../../core/webhooks/webhook-events.ts';
import { isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'webhook_endpoint.failing': webhookEvents['webhook_endpoint.failing'],
  'webhook_endpoint.disabled': webhookEvents['webhook_endpoint.disabled'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type Ports = MailOwnersPorts & {
  readonly composeFailing: (data: WebhookFailingMail) => Mail;
  readonly composeDisabled: (data: WebhookDisabledMail) => Mail;
};

/** Who disabled it himself is told nothing. */
export const onEndpointTrouble =
  (ports: Ports) =>
  async (event: EventOf<typeof consumedEvents>): Promise<void> => {
    const { tenantId } = event;
    if (!isId('tnt', tenantId)) return;
    if (event.type === 'webhook_endpoint.failing') {
      const { since, ...data } = event.data;
      await mailOwners(ports, tenantId, (to, tenant) =>
        ports.composeFailing({ to, tenant, ...data, since: new Date(since) }),
      );
      return;
    }
    const { because, ...data } = event.data;
    if (because === 'asked') return;
    await mailOwners(ports, tenantId, (to, tenant) =>
      ports.composeDisabled({ to, tenant, because, ...data }),
    );
  };
