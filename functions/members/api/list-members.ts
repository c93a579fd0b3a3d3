import { membersOf } from '../../../core/members/author.ts';
import type { MemberRegistry } from '../../../core/members/member-registry.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { memberParams } from '../schemas.ts';
import { toMemberView } from './member-view.ts';

export type ListMembersPorts = { readonly members: Pick<MemberRegistry, 'list'> };

export const listMembersOperation = ({ members }: ListMembersPorts) =>
  listOperation('listMembers', {
    isKey: (after): after is string => memberParams.safeParse({ memberId: after }).success,
    load: (input, page) => {
      const { q: search, status, role } = input.query;
      return members.list(membersOf(input.principal), { search, status, role, ...page });
    },
    toView: toMemberView,
  });
