import * as z from 'zod';
import type { DomainEvent } from '../events/domain-event.ts';

const email = z.string();
const about = {
  /** Null for an operator. */
  tenantId: z.string().nullable(),
  email,
  time: z.iso.datetime(),
};

/**
 * A mail to be sent about an account, as it waits in our table. What was asked for from outside says only
 * what was asked: whether there is such an account is found out by who sends it, and takes nobody's time.
 */
export const accountMail = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password-reset'), tenant: z.string(), email }),
  z.object({ kind: z.literal('your-tenants'), email }),
  z.object({ kind: z.literal('password-changed'), ...about, address: z.string() }),
  z.object({
    kind: z.literal('second-factor-changed'),
    ...about,
    what: z.enum(['added', 'removed', 'recovery-codes-made', 'recovery-code-used']),
    address: z.string(),
  }),
  z.object({ kind: z.literal('new-device'), ...about, address: z.string(), agent: z.string() }),
  z.object({
    kind: z.literal('many-failures'),
    ...about,
    /** Written alike for an address that nobody has there. */
    userPoolId: z.string(),
    failures: z.int(),
    address: z.string(),
  }),
  /** Complete already, by who knew whom to write to. */
  z.object({
    kind: z.literal('composed'),
    /** Whose people they are; absent in what was posted before it was asked for. */
    tenantId: z.string().optional(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
]);
export type AccountMail = Readonly<z.infer<typeof accountMail>>;

/** Where such mails wait. */
export interface AccountMails {
  /** Will be sent, once at least. Throws on an outage. */
  post(mail: AccountMail): Promise<void>;
}

/** For who sends them. */
export interface WaitingMails {
  /** It waits no more; the event is written in the same transaction, once. Again is harmless. */
  remove(id: string, event?: DomainEvent<string, object>): Promise<void>;
}
