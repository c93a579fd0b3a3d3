import type { CorrectAdminError } from '../../core/provisioning/correct-admin.ts';
import type { RestoreOwnerError } from '../../core/provisioning/restore-owner.ts';
import type { ProblemEntry } from './problem-entry.ts';

export type OwnerError = RestoreOwnerError | CorrectAdminError;

type Kind = Exclude<
  OwnerError['kind'],
  'TenantNotFound' | 'InvalidDraft' | 'VersionConflict' | 'MembersBusy'
>;
type ErrorOf<K extends Kind> = Extract<OwnerError, { readonly kind: K }>;

/** Why an operator does not help a tenant's first owner. */
export const ownerProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  OwnerNotRestorable: {
    status: 409,
    type: 'owner-not-restorable',
    title: 'Owner not restorable',
    detail: ({ state }) => `Only an active tenant has an owner to restore; it is ${state}.`,
  },
  AdminNotCorrectable: {
    status: 409,
    type: 'admin-not-correctable',
    title: 'Admin not correctable',
    detail: ({ reason }) => reason,
  },
  AdminAddressTaken: {
    status: 409,
    type: 'address-taken',
    title: 'Address taken',
    detail: 'Somebody of the tenant has it, or is invited by it.',
  },
  OwnerMailNotSent: {
    status: 503,
    type: 'owner-mail-not-sent',
    title: 'Mail to the owner not sent',
    detail: ({ reason }) =>
      `The owner’s former password is no longer valid; send the request again (${reason}).`,
    retryAfterSeconds: 10,
  },
};
