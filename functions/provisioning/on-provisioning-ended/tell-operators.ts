import { mailOperators, type MailOperatorsPorts } from '../../../core/mail/mail-operators.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import type { ProvisioningEndedMail } from '../../../core/mail/templates/provisioning-ended.ts';
import { tenantEvents } from '../../../core/tenants/tenant-events.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.activated': tenantEvents['tenant.activated'],
  'tenant.provisioning_failed': tenantEvents['tenant.provisioning_failed'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type ProvisioningEnded = EventOf<typeof consumedEvents>;

export type TellOperatorsPorts = MailOperatorsPorts & {
  readonly compose: (ended: ProvisioningEndedMail) => Mail;
};

/** Tells the operators by one mail how a provisioning ended. */
export const tellOperators =
  ({ compose, ...ports }: TellOperatorsPorts) =>
  async ({ type, tenantId, data }: ProvisioningEnded): Promise<void> => {
    const about = { id: tenantId, ...data };
    const failure = type === 'tenant.provisioning_failed' ? { failure: data } : {};
    await mailOperators(ports, (to) => compose({ to, about, ...failure }));
  };
