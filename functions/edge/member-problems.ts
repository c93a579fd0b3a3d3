import type { AcceptInvitationError } from '../../core/members/accept-invitation.ts';
import type { ChangeMemberError } from '../../core/members/change-member.ts';
import type { InvitationNotFound } from '../../core/members/find-invitation.ts';
import type { TransferOwnershipError } from '../../core/members/transfer-ownership.ts';
import type { ProblemEntry } from './problem-entry.ts';

export type MemberError =
  ChangeMemberError | TransferOwnershipError | InvitationNotFound | AcceptInvitationError;

type Kind = Exclude<MemberError['kind'], 'VersionConflict'>;
type ErrorOf<K extends Kind> = Extract<MemberError, { readonly kind: K }>;

const invalid = { status: 400, type: 'invalid-request', title: 'Invalid request' };

/** Why the members of a tenant are not changed so. */
export const memberProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  MemberNotFound: { status: 404, type: 'not-found', title: 'Member not found' },
  InvitationNotFound: { status: 404, type: 'not-found', title: 'Invitation not found' },
  InvitationInvalid: {
    status: 404,
    type: 'invitation-invalid',
    title: 'Invitation invalid',
    detail: 'It was accepted, revoked or replaced, or has lapsed. Ask for another one.',
  },
  UnusablePerson: { ...invalid, errors: ({ errors }) => errors },
  UnknownRole: {
    ...invalid,
    errors: ({ role }) => [{ pointer: '/role', detail: `There is no role “${role}”.` }],
  },
  RoleNotFound: {
    ...invalid,
    errors: () => [{ pointer: '/role', detail: 'The role was deleted.' }],
  },
  RoleBeyondYours: {
    status: 403,
    type: 'role-beyond-yours',
    title: 'Role beyond yours',
    detail: ({ role }) => `The role ${role} permits what yours does not.`,
  },
  LastOwner: {
    status: 409,
    type: 'last-owner',
    title: 'Last owner',
    detail: 'Make somebody else an owner first, or give the ownership away.',
  },
  OwnershipNotTransferable: {
    status: 409,
    type: 'ownership-not-transferable',
    title: 'Ownership not transferable',
    detail: ({ reason }) => reason,
  },
  MembersBusy: {
    status: 503,
    type: 'registry-busy',
    title: 'Members written at this moment',
    detail: 'Nothing was changed; try again.',
    retryAfterSeconds: 2,
  },
};
