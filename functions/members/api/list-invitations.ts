import { membersOf } from '../../../core/members/author.ts';
import type { InvitationId } from '../../../core/members/invitation.ts';
import type { InvitationRegistry } from '../../../core/members/invitation-registry.ts';
import { isId } from '../../../kit/id.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toInvitationView } from './member-view.ts';

export type ListInvitationsPorts = {
  readonly invitations: Pick<InvitationRegistry, 'list'>;
  readonly now: () => Date;
};

export const listInvitationsOperation = ({ invitations, now }: ListInvitationsPorts) =>
  listOperation('listInvitations', {
    isKey: (after): after is InvitationId => isId('inv', after),
    load: (input, page) => invitations.list(membersOf(input.principal), page),
    toView: (invitation) => toInvitationView(invitation, now()),
  });
