import type { ChangeMemberError } from '../../../core/members/change-member.ts';
import { refusal } from '../../edge/answer.ts';

/** The errors of members in the words of operators, who have no roles but the built-in ones. */
export function operatorRefusal(error: ChangeMemberError) {
  switch (error.kind) {
    case 'MemberNotFound':
      return refusal({ kind: 'OperatorNotFound' });
    case 'LastOwner':
      return refusal({ kind: 'LastAdmin' });
    case 'UnknownRole':
    case 'RoleNotFound':
      return refusal({ kind: 'VersionConflict' });
    case 'RoleBeyondYours':
    case 'VersionConflict':
    case 'MembersBusy':
      return refusal(error);
  }
}
