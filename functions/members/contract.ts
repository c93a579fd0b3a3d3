import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders, pageQuery, requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import {
  acceptBody,
  changeMemberBody,
  invitationPage,
  invitationParams,
  invitationView,
  inviteBody,
  inviteView,
  joinedView,
  memberPage,
  memberParams,
  membersQuery,
  memberView,
} from './schemas.ts';

const tags = ['Members'];
const etag = { description: 'The member’s version, to be sent as `If-Match` of a change' };
const memberAnswer = (description: string) => ({
  description,
  body: memberView,
  headers: { etag },
});

export const membersContract = {
  inviteMembers: {
    summary: 'Invite people',
    description:
      'Each gets a mail with a token that is good once, for seven days. Members and open invitations together never exceed the seats of the plan. The answer tells of each by itself: one that is refused does not undo another.',
    tags,
    headers: idempotencyHeaders,
    body: inviteBody,
    answers: { 200: { description: 'What became of each', body: inviteView } },
    refusals: ['IdempotencyKeyReused'],
  },
  listInvitations: {
    summary: 'List the open invitations',
    description: 'Newest first. One that has lapsed stands here until its seat is needed.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: invitationPage } },
  },
  resendInvitation: {
    summary: 'Send an invitation again',
    description: 'With a new token, good for another seven days; the one before stops working.',
    tags,
    params: invitationParams,
    answers: { 200: { description: 'The invitation', body: invitationView } },
    refusals: ['InvitationNotFound', 'RoleBeyondYours', 'MembersBusy'],
  },
  revokeInvitation: {
    summary: 'Revoke an invitation',
    description: 'Its token is worth nothing from now on, and its seat is free.',
    tags,
    params: invitationParams,
    answers: { 204: { description: 'Revoked' } },
    refusals: ['InvitationNotFound', 'RoleBeyondYours', 'MembersBusy'],
  },
  acceptInvitation: {
    summary: 'Accept an invitation',
    description:
      'Sets the password; from now on the member can sign in. Tokens that are unknown, used, revoked or lapsed are answered alike.',
    tags,
    body: acceptBody,
    answers: { 201: { description: 'Joined', body: joinedView } },
    refusals: ['InvitationInvalid', 'UnusablePerson', 'MembersBusy'],
  },
  listMembers: {
    summary: 'List and search the members',
    description:
      'In the order of their ids. A page may be shorter than `limit` though more follows: only a missing `nextCursor` is the end.',
    tags,
    query: membersQuery,
    answers: { 200: { description: 'One page', body: memberPage } },
  },
  getMember: {
    summary: 'Show a member',
    tags,
    params: memberParams,
    answers: { 200: memberAnswer('The member') },
    refusals: ['MemberNotFound'],
  },
  changeMember: {
    summary: 'Change a member’s role or name',
    description:
      'The role counts within five seconds. Nobody gives a role that permits what he lacks, or changes somebody who may do more; an owner always remains.',
    tags,
    params: memberParams,
    headers: requiredIfMatchHeaders,
    body: changeMemberBody,
    answers: { 200: memberAnswer('The changed member') },
    refusals: [
      'MemberNotFound',
      'UnknownRole',
      'RoleBeyondYours',
      'VersionConflict',
      'LastOwner',
      'RoleNotFound',
      'MembersBusy',
    ],
  },
  disableMember: {
    summary: 'Disable a member',
    description:
      'Within five seconds no request and no refresh of any session is accepted any more. The seat stays taken.',
    tags,
    params: memberParams,
    answers: { 200: memberAnswer('The member') },
    refusals: ['MemberNotFound', 'RoleBeyondYours', 'VersionConflict', 'LastOwner', 'MembersBusy'],
  },
  enableMember: {
    summary: 'Enable a member',
    description: 'The member can sign in again; sessions from before stay ended.',
    tags,
    params: memberParams,
    answers: { 200: memberAnswer('The member') },
    refusals: ['MemberNotFound', 'RoleBeyondYours', 'VersionConflict', 'LastOwner', 'MembersBusy'],
  },
  removeMember: {
    summary: 'Remove a member',
    description:
      'Within five seconds no request is accepted any more; the seat is free at once. The person can be invited again.',
    tags,
    params: memberParams,
    answers: { 204: { description: 'Removed' } },
    refusals: ['MemberNotFound', 'RoleBeyondYours', 'VersionConflict', 'LastOwner', 'MembersBusy'],
  },
  transferOwnership: {
    summary: 'Give the ownership to a member',
    description: 'In one step: the member is the owner from now on, and you are an admin.',
    tags,
    params: memberParams,
    answers: { 200: memberAnswer('The new owner') },
    refusals: [
      'MemberNotFound',
      'OwnershipNotTransferable',
      'VersionConflict',
      'RoleNotFound',
      'MembersBusy',
    ],
  },
} satisfies Contracts<'members/api'>;
