import { SecretMissingError } from '../secrets/secrets.ts';
import type { Delivery } from '../mail/mailer.ts';

/** What needs a secret to send: without it nothing was sent, and it is worth another try. */
export async function withSecrets<Sent>(
  read: () => Promise<readonly string[]>,
  send: (...values: string[]) => Promise<Sent>,
): Promise<Sent | Delivery> {
  let values: readonly string[];
  try {
    values = await read();
  } catch (error) {
    const isMissing = error instanceof SecretMissingError;
    return {
      kind: 'Refused',
      reason: isMissing ? 'SecretMissing' : 'SecretsUnavailable',
      isTransient: true,
    };
  }
  return send(...values);
}
