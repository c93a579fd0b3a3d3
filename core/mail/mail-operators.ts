import type { Mail, Mailer } from './mailer.ts';

export type MailOperatorsPorts = {
  readonly mailer: Mailer;
  /** Addresses, as the configuration names them. */
  readonly operators: readonly string[];
};

/** One mail to all operators. Throws when it was not accepted, to be tried again. */
export async function mailOperators(
  { mailer, operators }: MailOperatorsPorts,
  compose: (to: readonly string[]) => Mail,
): Promise<void> {
  if (operators.length === 0) return;
  const delivery = await mailer.send(compose(operators));
  if (delivery.kind !== 'Accepted') throw new MailNotSentError(delivery.reason);
}

class MailNotSentError extends Error {
  override readonly name = 'MailNotSentError';

  constructor(reason: string) {
    super(`The mail was not accepted: ${reason}.`);
  }
}
