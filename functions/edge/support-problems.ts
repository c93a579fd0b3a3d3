import type { DecideAccessError, TenantBusy } from '../../core/support-access/decide-access.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on support access refuses by itself. */
export type SupportAccessError = Exclude<DecideAccessError, TenantBusy>;

type Entries = {
  readonly [Kind in SupportAccessError['kind']]: ProblemEntry<
    Extract<SupportAccessError, { readonly kind: Kind }>
  >;
};

export const supportProblems: Entries = {
  SupportAccessNotFound: notFound('Support access'),
  SupportAccessClosed: {
    status: 409,
    type: 'support-access-closed',
    title: 'Support access decided',
    detail: ({ status }) => `It is ${status}.`,
    extensions: ({ status }) => ({ accessStatus: status }),
  },
  OwnEmergency: {
    status: 403,
    type: 'own-emergency',
    title: 'Another admin must confirm',
    detail: 'Who asks for emergency access cannot be the one who confirms it.',
  },
};
