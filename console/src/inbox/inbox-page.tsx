import type { ItemOf } from '@freehold/sdk';
import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { CheckField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { SendButton } from '../ui/send-button.tsx';
import { Time } from '../ui/time.tsx';
import { safeLink } from '../ui/safe-link.ts';

export function InboxPage() {
  const { inbox } = useTexts();
  const [isArchive, setArchive] = useState(false);
  return (
    <Page
      title={inbox.title}
      actions={<SendButton label={inbox.readAll} call={callTo('readAllNotifications', {})} />}
    >
      <ListCard
        id="listInbox"
        request={{ query: { archived: String(isArchive) } }}
        title={inbox.title}
        empty={isArchive ? inbox.noneArchived : inbox.none}
        head={
          <CheckField
            label={inbox.archived}
            checked={isArchive}
            onChange={({ target }) => setArchive(target.checked)}
          />
        }
      >
        {(items) => (
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        )}
      </ListCard>
    </Page>
  );
}

function Item({ item }: { readonly item: ItemOf<'listInbox'> }) {
  const { inbox } = useTexts();
  const { id, title, text, category, createdAt, readAt, archivedAt } = item;
  const params = { notificationId: id };
  const link = safeLink(item.link);
  return (
    <li className="flex flex-wrap items-start gap-3 py-3">
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className={readAt === undefined ? 'font-semibold' : ''}>{title}</bdi>
          {readAt === undefined && <Badge tone="info">{inbox.isNew}</Badge>}
          <Badge tone="quiet">{category}</Badge>
        </p>
        <p className="whitespace-pre-line">
          <bdi>{text}</bdi>
        </p>
        <p className="text-quiet">
          <Time at={createdAt} />{' '}
          {link !== undefined && (
            <a href={link} rel="noreferrer" className="text-link underline">
              {inbox.open}
            </a>
          )}
        </p>
      </div>
      {readAt === undefined && (
        <SendButton
          label={inbox.markRead}
          of={title}
          call={callTo('readNotification', { params })}
        />
      )}
      {archivedAt === undefined && (
        <SendButton
          label={inbox.archive}
          of={title}
          call={callTo('archiveNotification', { params })}
        />
      )}
    </li>
  );
}
