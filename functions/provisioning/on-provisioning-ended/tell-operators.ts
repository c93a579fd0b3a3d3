import type { Mail, Mailer } from '../../../core/mail/mailer.ts';
import { oneLine } from '../../../kit/text/one-line.ts';
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
  readonly platformName: string;
  readonly operators: readonly string[];
};

/** Tells the operators by one mail how a provisioning ended. Throws when it was not accepted, to be tried again. */
export const tellOperators =
  ({ mailer, platformName, operators }: TellOperatorsPorts) =>
  async (event: ProvisioningEnded): Promise<void> => {
    if (operators.length === 0) return;
    const delivery = await mailer.send({ to: operators, ...mailOf(platformName, event) });
    if (delivery.kind !== 'Accepted') throw new MailNotSentError(delivery.reason);
  };

/** Contains no person: the tenant's name, id and facts alone. */
function mailOf(platformName: string, event: ProvisioningEnded): Omit<Mail, 'to'> {
  const { name, slug, plan, isolation } = event.data;
  const outcome = event.type === 'tenant.activated' ? 'is active' : 'could not be provisioned';
  const facts = {
    Tenant: `${oneLine(name)} (${slug})`,
    Id: event.tenantId,
    Plan: plan,
    Isolation: isolation,
    ...(event.type === 'tenant.provisioning_failed' && failureFacts(event.data)),
  };
  return {
    subject: `${platformName}: ${oneLine(name)} ${outcome}`,
    text: Object.entries(facts)
      .map(([label, value]) => `${label.padEnd(10)}${value}\n`)
      .join(''),
  };
}

type Failed = Extract<ProvisioningEnded, { type: 'tenant.provisioning_failed' }>['data'];

const failureFacts = ({ attempt, step, reason, retryable }: Failed) => ({
  Attempt: String(attempt),
  Step: step,
  Reason: reason,
  Retry: retryable ? 'may succeed' : 'will not help before the cause is gone',
});

class MailNotSentError extends Error {
  override readonly name = 'MailNotSentError';

  constructor(reason: string) {
    super(`The mail was not accepted: ${reason}.`);
  }
}
