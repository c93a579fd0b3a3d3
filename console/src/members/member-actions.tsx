import type { ItemOf } from '@freehold/sdk';
import { callTo, ifVersion } from '../api/call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RowMenu, rowAction, type RowAction } from '../ui/row-menu.tsx';
import { RoleField } from './role-field.tsx';

type Member = ItemOf<'listMembers'>;

export function MemberActions({ member }: { readonly member: Member }) {
  const { members } = useTexts();
  const me = useMe();
  const may = useMay();
  const { change, turn } = useChanges(member);
  const { remove, transfer } = useEnds(member);
  if (!may('members:write')) return null;
  const canTransfer =
    may('ownership:write') && member.id !== me.userId && member.status === 'active';
  const actions = [change, turn, remove, ...(canTransfer ? [transfer] : [])];
  return <RowMenu name={members.actionsFor(member.email)} actions={actions} />;
}

/** Who it is about, and what will happen. */
const about = ({ email }: Member, text: string) => (
  <>
    <bdi className="font-medium text-ink">{email}</bdi>
    <p>{text}</p>
  </>
);

function useChanges(member: Member): Readonly<Record<'change' | 'turn', RowAction>> {
  const { members } = useTexts();
  const { id, role, status, version } = member;
  const params = { memberId: id };
  const isActive = status === 'active';
  const change = (chosen: string) =>
    callTo('changeMember', { params, headers: ifVersion(version), body: { role: chosen } });
  const turn = callTo(isActive ? 'disableMember' : 'enableMember', { params });
  return {
    change: rowAction({
      label: members.changeRole,
      text: about(member, members.changeRoleText),
      call: ({ role: chosen = role }) => change(chosen),
      example: change(role),
      done: members.roleChanged,
      children: <RoleField chosen={role} />,
    }),
    turn: rowAction({
      label: isActive ? members.disable : members.enable,
      text: about(member, isActive ? members.disableText : members.enableText),
      call: () => turn,
      example: turn,
      done: isActive ? members.disabledDone : members.enabledDone,
    }),
  };
}

function useEnds(member: Member): Readonly<Record<'remove' | 'transfer', RowAction>> {
  const { members } = useTexts();
  const params = { memberId: member.id };
  const remove = callTo('removeMember', { params });
  const transfer = callTo('transferOwnership', { params });
  return {
    remove: rowAction({
      label: members.remove,
      title: members.removeTitle,
      text: about(member, members.removeText),
      isDanger: true,
      call: () => remove,
      example: remove,
      done: members.removed,
    }),
    transfer: rowAction({
      label: members.transfer,
      title: members.transferTitle,
      text: about(member, members.transferText),
      isDanger: true,
      call: () => transfer,
      example: transfer,
      done: members.transferred,
    }),
  };
}
