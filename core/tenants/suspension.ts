import type { Actor } from '../events/domain-event.ts';

export const SUSPENSION_REASONS = ['billing', 'abuse', 'operator', 'tenant-request'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** One reason why a tenant is suspended; each is lifted by itself. */
export type Suspension = {
  readonly reason: SuspensionReason;
  /** In an operator's words, for the tenant's owners too. */
  readonly note?: string;
  readonly by: Pick<Actor, 'kind' | 'id'>;
  readonly since: Date;
};

/** What owners are told to do about it. */
export const HOW_TO_RESUME: Readonly<Record<SuspensionReason, string>> = {
  billing: 'Pay what is due: it is resumed when the payment has arrived.',
  abuse: 'Answer the mail about it: an operator of the platform looks at it.',
  operator: 'Ask the operators of the platform.',
  'tenant-request': 'The tenant asked for it: ask the operators of the platform to resume it.',
};

/** As one text, for what is read without the tenant's record; empty for none. */
export const suspendedFor = (suspensions: readonly Suspension[] = []): string =>
  suspensions.map(({ reason }) => reason).join(' ');

/** The reasons in such a text. */
export const reasonsIn = (text = ''): SuspensionReason[] => {
  const named = text.split(' ');
  return SUSPENSION_REASONS.filter((reason) => named.includes(reason));
};
