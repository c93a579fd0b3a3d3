import type { Mail, Mailer } from '../../../core/mail/mailer.ts';
import type { ProvisioningEndedMail } from '../../../core/mail/templates/provisioning-ended.ts';
import { tenantEvents } from '../../../core/tenants/tenant-events.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'tenant.activated': tenantEvents['tenant.activated'],
  'tenant.provisioning_failed': tenantEvents['tenant.provisioning_failed'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type ProvisioningEnded = EventOf<typeof consumedEvents>;

export type TellOperatorsPorts = {
  readonly mailer: Mailer;
  readonly compose: (ended: ProvisioningEndedMail) => Mail;
  readonly operators: readonly string[];
};

/** Tells the operators by one mail how a provisioning ended. Throws when it was not accepted, to be tried again. */
export const tellOperators =
  ({ mailer, compose, operators }: TellOperatorsPorts) =>
  async ({ type, tenantId, data }: ProvisioningEnded): Promise<void> => {
    if (operators.length === 0) return;
    const about = { id: tenantId, ...data };
    const failure = type === 'tenant.provisioning_failed' ? { failure: data } : {};
    const delivery = await mailer.send(compose({ to: operators, about, ...failure }));
    if (delivery.kind !== 'Accepted') throw new MailNotSentError(delivery.reason);
  };

class MailNotSentError extends Error {
  override readonly name = 'MailNotSentError';

  constructor(reason: string) {
    super(`The mail was not accepted: ${reason}.`);
  }
}
