import { fail, ok, type Result } from '../../kit/result.ts';
import type { Heed } from '../mail/heed.ts';
import type { Compose } from '../mail/mail-template.ts';
import type { OwnWords } from '../mail/own-words.ts';
import type { Delivery, Mailer } from '../mail/mailer.ts';
import type { WelcomeMail } from '../mail/templates/welcome.ts';
import type { JsonObject, Tenant } from '../tenants/tenant.ts';
import type { PoolOwners } from './pool-owners.ts';
import {
  stepFailure,
  type ProvisioningStep,
  type StepFailure,
  type StepNotes,
} from './provisioning-step.ts';
import { temporaryPassword } from '../passwords/temporary-password.ts';

export type SendWelcomeEmailPorts = {
  readonly owners: PoolOwners;
  /** Of the tenant's people. */
  readonly heed: Heed;
  readonly mailer: Mailer;
  readonly compose: Compose<WelcomeMail>;
  readonly ownWords: OwnWords;
};

/** The attempt that was about to hand the mail over. */
type SendingUndo = { readonly sendingAttempt: number };

/**
 * Sends the welcome once at most in an attempt: what may have been sent is not sent again, but shows
 * as failed, and an operator's retry, a new attempt, sends it anew.
 */
export const sendWelcomeEmail = (ports: SendWelcomeEmailPorts): ProvisioningStep<SendingUndo> => ({
  name: 'send-welcome-email',
  runsOn: 'active',

  async perform(tenant, notes) {
    if (notes.undo?.sendingAttempt === tenant.attempt) return fail(deliveryUnknown);

    const facts = { tenant: tenant.name, name: tenant.admin.name ?? '' };
    const words = await ports.ownWords(tenant.id, 'welcome');
    const mail = ports.compose(await welcomeOf(ports, tenant), words(facts));
    // Asked before anything is intended: a run that ends here has certainly sent nothing.
    const heeded = await ports.heed(mail);
    if (!heeded) return fail(suppressed);
    await notes.intend({ sendingAttempt: tenant.attempt });
    return settle(await ports.mailer.send(heeded), notes);
  },

  undo: () => Promise.resolve('gone'),
});

async function welcomeOf({ owners }: SendWelcomeEmailPorts, tenant: Tenant): Promise<WelcomeMail> {
  const { admin, identity } = tenant;
  const welcome = { to: admin.email, name: admin.name, tenant };
  if (!identity || !(await owners.awaitsPassword(identity.userPoolId, admin.email))) {
    return welcome;
  }
  const password = temporaryPassword();
  await owners.setTemporaryPassword(identity.userPoolId, admin.email, password);
  return { ...welcome, temporaryPassword: password };
}

async function settle(
  delivery: Delivery,
  notes: StepNotes<SendingUndo>,
): Promise<Result<JsonObject, StepFailure>> {
  switch (delivery.kind) {
    case 'Accepted':
      return ok({ messageId: delivery.messageId });
    case 'Unknown':
      return fail(deliveryUnknown);
    case 'Refused':
      await notes.disclaim();
      if (delivery.isTransient) throw new MailRefusedError(delivery.reason);
      return fail(refused(delivery.reason));
  }
}

const refused = (reason: string) => stepFailure(`The mail was refused (${reason}).`, true);

const suppressed = stepFailure(
  'A mail to the address came back, and the tenant writes to it no more; correct the address, or remove the suppression.',
  true,
);

const deliveryUnknown = stepFailure(
  'The mail may have been sent, but no answer came; it is not repeated by itself.',
  true,
);

/** Certainly not sent; worth another try. */
class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}
