import { membersOf } from '../../../core/members/author.ts';
import type { MemberRegistry } from '../../../core/members/member-registry.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toMemberView } from './member-view.ts';

export type GetMemberPorts = { readonly members: Pick<MemberRegistry, 'find'> };

export const getMemberOperation = ({ members }: GetMemberPorts) =>
  operation('getMember', async (input) => {
    const member = await members.find(membersOf(input.principal), input.params.memberId);
    return member
      ? answer(200, toMemberView(member), etag(member.version))
      : refusal({ kind: 'MemberNotFound' });
  });
