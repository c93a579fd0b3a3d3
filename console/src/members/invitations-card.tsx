import type { ItemOf } from '@freehold/sdk';
import { callTo } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { SendButton } from '../ui/send-button.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

export function InvitationsCard() {
  const { members, common } = useTexts();
  const may = useMay();
  return (
    <ListCard id="listInvitations" title={members.invitations} empty={members.noInvitations}>
      {(items) => (
        <Table
          caption={members.invitations}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { title: members.member, cell: ({ email }) => <bdi>{email}</bdi> },
            { title: members.role, cell: ({ role }) => role, isWide: true },
            {
              title: members.mail,
              cell: ({ mail }) => (
                <Badge tone={mail === 'failed' ? 'bad' : 'quiet'}>
                  {members.mailStates[mail] ?? mail}
                </Badge>
              ),
            },
            {
              title: members.expires,
              isWide: true,
              cell: ({ expiresAt, isLapsed }) =>
                isLapsed ? <Badge tone="warn">{members.lapsed}</Badge> : <Time at={expiresAt} />,
            },
            ...(may('members:write')
              ? [
                  {
                    title: common.actions,
                    cell: (item: ItemOf<'listInvitations'>) => <InvitationActions of={item} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </ListCard>
  );
}

function InvitationActions({ of: { id, email } }: { readonly of: ItemOf<'listInvitations'> }) {
  const { members } = useTexts();
  const params = { invitationId: id };
  const revoke = callTo('revokeInvitation', { params });
  return (
    <div className="flex flex-wrap gap-2">
      <SendButton
        label={members.resend}
        of={email}
        call={callTo('resendInvitation', { params })}
        done={members.resent}
      />
      <CallButton
        label={members.revoke}
        of={email}
        title={members.revokeTitle}
        text={members.revokeText}
        isDanger
        call={() => revoke}
        example={revoke}
        done={members.revoked}
      />
    </div>
  );
}
