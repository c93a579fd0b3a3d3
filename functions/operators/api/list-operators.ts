import { membersOf } from '../../../core/members/author.ts';
import type { MemberRegistry } from '../../../core/members/member-registry.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operatorParams } from '../schemas.ts';
import { toOperatorView } from './operator-view.ts';

export type ListOperatorsPorts = { readonly members: Pick<MemberRegistry, 'list'> };

export const listOperatorsOperation = ({ members }: ListOperatorsPorts) =>
  listOperation('listOperators', {
    isKey: (after): after is string => operatorParams.safeParse({ operatorId: after }).success,
    load: ({ operator }, page) => members.list(membersOf(operator), page),
    toView: toOperatorView,
  });
