import type { ItemOf } from '@freehold/sdk';
import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Options, SelectField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { MessageDialog } from './message-dialog.tsx';
import { MessageState } from './message-state.tsx';

type Message = ItemOf<'listWebhookMessages'>;

export function DeliveriesCard() {
  const { webhooks } = useTexts();
  const [state, setState] = useState('');
  const [opened, setOpened] = useState<string>();
  return (
    <ListCard
      id="listWebhookMessages"
      request={{ query: state === '' ? {} : { state } }}
      isLive={({ state }) => state === 'pending'}
      title={webhooks.deliveries}
      empty={webhooks.noDeliveries}
      head={
        <search className="mb-3 block max-w-48">
          <SelectField
            label={webhooks.state}
            value={state}
            onChange={({ target }) => setState(target.value)}
          >
            <option value="">{webhooks.anyState}</option>
            <Options texts={webhooks.messageStates} />
          </SelectField>
        </search>
      }
      foot={
        opened !== undefined && (
          <MessageDialog messageId={opened} onClose={() => setOpened(undefined)} />
        )
      }
    >
      {(items) => <MessagesTable items={items} onOpen={setOpened} />}
    </ListCard>
  );
}

type MessagesTableProps = {
  readonly items: readonly Message[];
  readonly onOpen: (messageId: string) => void;
};

function MessagesTable({ items, onOpen }: MessagesTableProps) {
  const { webhooks, common } = useTexts();
  return (
    <Table
      caption={webhooks.deliveries}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        { title: webhooks.event, cell: ({ eventType }) => <code>{eventType}</code> },
        { title: webhooks.state, cell: ({ state }) => <MessageState state={state} /> },
        { title: webhooks.when, isWide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { title: webhooks.tries, isWide: true, cell: ({ tries }) => tries },
        {
          title: common.actions,
          cell: ({ id, eventType }) => (
            <Button onClick={() => onOpen(id)} aria-label={`${webhooks.open}: ${eventType}`}>
              {webhooks.open}
            </Button>
          ),
        },
      ]}
    />
  );
}
