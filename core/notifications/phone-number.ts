import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { SmsSender } from '../channels/sms-sender.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import { changeContact, type Contact, type Contacts, type PendingNumber } from './contact.ts';
import { suppressionIdOf, type Suppressions } from './suppression.ts';

export type PhoneNumberPorts = {
  readonly contacts: Pick<Contacts, 'find' | 'replace'>;
  readonly suppressions: Pick<Suppressions, 'find'>;
  /** Undefined where the platform sends no SMS. */
  readonly sms: SmsSender | undefined;
  readonly platformName: string;
  readonly now: () => Date;
};

export type TooManyCodes = {
  readonly kind: 'TooManyCodes';
  readonly retryAfterSeconds: number;
};
export type StartNumberError =
  TooManyCodes | { readonly kind: 'SmsUnavailable' | 'PhoneNumberSuppressed' | 'SmsNotSent' };
export type CodeInvalid = { readonly kind: 'CodeInvalid' };

const CODE_MS = 10 * 60_000;
const TRIES = 5;
/** Whoever is sent codes pays with attention, and the platform with money. */
const PAUSE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const CODES_A_DAY = 5;

type Member = { readonly tenant: TenantScope; readonly memberId: string };
type Coded = { readonly number: string; readonly code: string };

/** Sends a code to the number. It is written before it is sent: whatever dies in between has used one of the day's. */
export async function startNumber(
  ports: PhoneNumberPorts,
  member: Member,
  number: string,
): Promise<Result<Contact, StartNumberError>> {
  const { contacts, suppressions, sms, platformName, now } = ports;
  if (!sms) return fail({ kind: 'SmsUnavailable' });
  const { tenant, memberId } = member;
  if (await suppressions.find(tenant, suppressionIdOf('sms', number))) {
    return fail({ kind: 'PhoneNumberSuppressed' });
  }
  const code = String(randomInt(10 ** 6)).padStart(6, '0');
  const begun = await changeContact<TooManyCodes>(contacts, member, (before) => {
    if (before.phone?.number === number) return ok(null);
    const time = now();
    const codesSentAt = before.codesSentAt.filter((at) => time.getTime() - at.getTime() < DAY_MS);
    const waitMs = waitOf(codesSentAt, time);
    if (waitMs > 0)
      return fail({ kind: 'TooManyCodes', retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    const pending: PendingNumber = {
      ...{ number, codeHash: hashOf(memberId, { number, code }), triesLeft: TRIES },
      expiresAt: new Date(time.getTime() + CODE_MS),
    };
    return ok({ ...before, pending, codesSentAt: [...codesSentAt, time] });
  });
  // It is confirmed already.
  if (!begun.ok || begun.value.phone?.number === number) return begun;
  const text = `${code} is your code for ${platformName}. It is valid for ten minutes.`;
  const delivery = await sms.send({ to: number, text, tenantId: tenant.tenantId });
  return delivery.kind === 'Refused' ? fail({ kind: 'SmsNotSent' }) : begun;
}

function waitOf(sentAt: readonly Date[], now: Date): number {
  const last = sentAt.at(-1);
  const first = sentAt[sentAt.length - CODES_A_DAY];
  return Math.max(
    last ? last.getTime() + PAUSE_MS - now.getTime() : 0,
    first ? first.getTime() + DAY_MS - now.getTime() : 0,
  );
}

/** A try is written down with what it found, so that none is free: two at once are two. */
export async function confirmNumber(
  { contacts, now }: Pick<PhoneNumberPorts, 'contacts' | 'now'>,
  member: Member,
  code: string,
): Promise<Result<Contact, CodeInvalid>> {
  const changed = await changeContact<CodeInvalid>(contacts, member, (before) => {
    const { pending } = before;
    const time = now();
    if (!pending || pending.triesLeft === 0 || pending.expiresAt <= time) {
      return fail({ kind: 'CodeInvalid' });
    }
    const { number, codeHash, triesLeft } = pending;
    const isRight = isSame(codeHash, hashOf(member.memberId, { number, code }));
    return isRight
      ? ok({ ...before, pending: undefined, phone: { number, confirmedAt: time } })
      : ok({ ...before, pending: { ...pending, triesLeft: triesLeft - 1 } });
  });
  return changed.ok && changed.value.pending ? fail({ kind: 'CodeInvalid' }) : changed;
}

/** Also one that was to be confirmed. How many codes were sent stays, or it would be forgotten by this. */
export const removeNumber = async (
  contacts: PhoneNumberPorts['contacts'],
  member: Member,
): Promise<void> => {
  await changeContact(contacts, member, ({ phone, pending, ...rest }) =>
    ok(phone || pending ? rest : null),
  );
};

const hashOf = (memberId: string, { number, code }: Coded): string =>
  createHash('sha256').update(`${memberId} ${number} ${code}`).digest('base64url');

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));
