import type { ItemOf } from '@freehold/sdk';
import { callTo, ifVersion } from '../api/call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import { RoleField } from './role-field.tsx';

export function MemberActions({ member }: { readonly member: ItemOf<'listMembers'> }) {
  const { members } = useTexts();
  const me = useMe();
  const may = useMay();
  const { id, email, role, status, version } = member;
  if (!may('members:write')) return null;
  const params = { memberId: id };
  const who = (text: string) => (
    <>
      <bdi className="font-medium text-ink">{email}</bdi>
      <p>{text}</p>
    </>
  );
  const change = (chosen: string) =>
    callTo('changeMember', { params, headers: ifVersion(version), body: { role: chosen } });
  const remove = callTo('removeMember', { params });
  const turn = callTo(status === 'active' ? 'disableMember' : 'enableMember', { params });
  const actions = [
    rowAction({
      label: members.changeRole,
      text: who(members.changeRoleText),
      call: ({ role: chosen = role }) => change(chosen),
      example: change(role),
      done: members.roleChanged,
      children: <RoleField chosen={role} />,
    }),
    rowAction({
      label: status === 'active' ? members.disable : members.enable,
      text: who(status === 'active' ? members.disableText : members.enableText),
      call: () => turn,
      example: turn,
      done: status === 'active' ? members.disabledDone : members.enabledDone,
    }),
    rowAction({
      label: members.remove,
      title: members.removeTitle,
      text: who(members.removeText),
      isDanger: true,
      call: () => remove,
      example: remove,
      done: members.removed,
    }),
  ];
  const transfer = callTo('transferOwnership', { params });
  if (may('ownership:write') && id !== me.userId && status === 'active') {
    actions.push(
      rowAction({
        label: members.transfer,
        title: members.transferTitle,
        text: who(members.transferText),
        isDanger: true,
        call: () => transfer,
        example: transfer,
        done: members.transferred,
      }),
    );
  }
  return <RowMenu name={members.actionsFor(email)} actions={actions} />;
}
