import type { ItemOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { TextField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { InvitationsCard } from './invitations-card.tsx';
import { InviteButton } from './invite-button.tsx';
import { MemberActions } from './member-actions.tsx';
import { useRoles } from './use-roles.ts';

export function MembersPage() {
  const { members } = useTexts();
  const may = useMay();
  return (
    <Page title={members.title} actions={may('members:write') && <InviteButton />}>
      {may('quotas:read') && <Seats />}
      <MembersCard />
      <InvitationsCard />
    </Page>
  );
}

function Seats() {
  const { members } = useTexts();
  const { data } = useQuery(callOptions('listQuotas', {}));
  const seats = data?.items.find(({ quota }) => quota === 'members');
  const { used = 0, reserved = 0, limit } = seats ?? {};
  const text = limit === 'unlimited' ? members.unlimited : String(limit);
  return <p className="min-h-lh text-quiet">{seats && members.seats(used + reserved, text)}</p>;
}

export function MembersCard() {
  const { members } = useTexts();
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const query = wanted === '' ? {} : { q: wanted };
  return (
    <ListCard
      id="listMembers"
      request={{ query }}
      title={members.list}
      empty={members.empty}
      head={
        <search className="mb-3 block max-w-sm">
          <TextField
            type="search"
            label={members.search}
            value={q}
            maxLength={100}
            onChange={({ target }) => setQ(target.value)}
          />
        </search>
      }
    >
      {(items) => <MembersTable items={items} />}
    </ListCard>
  );
}

type MembersTableProps = { readonly items: readonly ItemOf<'listMembers'>[] };

function MembersTable({ items }: MembersTableProps) {
  const { members, common } = useTexts();
  const me = useMe();
  const roles = useRoles();
  return (
    <Table
      caption={members.list}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: members.member,
          cell: ({ id, email, name }) => (
            <>
              <bdi className="font-medium">{name ?? email}</bdi>{' '}
              {id === me.userId && <Badge tone="info">{members.you}</Badge>}
              {name !== undefined && (
                <span className="block text-quiet">
                  <bdi>{email}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          title: members.role,
          cell: ({ role }) => <bdi>{roles.find(({ id }) => id === role)?.name ?? role}</bdi>,
        },
        {
          title: members.state,
          isWide: true,
          cell: ({ status }) => (
            <Badge tone={status === 'active' ? 'good' : 'warn'}>{members[status]}</Badge>
          ),
        },
        { title: members.since, isWide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { title: common.actions, cell: (member) => <MemberActions member={member} /> },
      ]}
    />
  );
}
