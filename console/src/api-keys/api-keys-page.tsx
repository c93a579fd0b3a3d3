import type { ItemOf } from '@freehold/sdk';
import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useHas, useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { SecretDialog } from '../ui/secret-dialog.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { KeyActions } from './key-actions.tsx';
import { NewKeyFields, newKeyIn } from './new-key-fields.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  active: 'good',
  disabled: 'warn',
  expired: 'quiet',
};

export function ApiKeysPage() {
  const { keys } = useTexts();
  const may = useMay();
  const has = useHas();
  const [secret, setSecret] = useState<string>();
  const isOpen = may('api-keys:write') && has('api_access');
  return (
    <Page title={keys.title} actions={isOpen && <CreateButton onSecret={setSecret} />}>
      {!has('api_access') && <p className="text-quiet">{keys.notInPlan}</p>}
      <KeysCard onSecret={setSecret} />
      {secret !== undefined && (
        <SecretDialog
          title={keys.secret}
          text={keys.secretText}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </Page>
  );
}

type OnSecret = { readonly onSecret: (secret: string) => void };

function CreateButton({ onSecret }: OnSecret) {
  const { keys } = useTexts();
  return (
    <CallButton
      look="main"
      label={keys.create}
      text={keys.createText}
      call={(given, form) => callTo('createApiKey', { body: newKeyIn(given, form) })}
      example={callTo('createApiKey', {
        body: { name: 'Nightly import', permissions: ['records:read', 'records:write'] },
      })}
      onDone={({ secret }) => onSecret(secret ?? keys.again)}
    >
      <NewKeyFields />
    </CallButton>
  );
}

function KeysCard({ onSecret }: OnSecret) {
  const { keys } = useTexts();
  return (
    <ListCard id="listApiKeys" title={keys.title} empty={keys.empty}>
      {(items) => <KeysTable items={items} onSecret={onSecret} />}
    </ListCard>
  );
}

type KeysTableProps = OnSecret & { readonly items: readonly ItemOf<'listApiKeys'>[] };

function KeysTable({ items, onSecret }: KeysTableProps) {
  const { keys, common } = useTexts();
  const may = useMay();
  const actions = {
    title: common.actions,
    cell: (item: ItemOf<'listApiKeys'>) => <KeyActions item={item} onSecret={onSecret} />,
  };
  return (
    <Table
      caption={keys.title}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: keys.key,
          cell: ({ name, prefix, lastFour }) => (
            <>
              <bdi className="font-medium">{name}</bdi>
              <code className="block text-quiet">{`${prefix}_…${lastFour}`}</code>
            </>
          ),
        },
        {
          title: keys.state,
          cell: ({ status }) => (
            <Badge tone={TONES[status] ?? 'quiet'}>{keys.states[status] ?? status}</Badge>
          ),
        },
        {
          title: keys.permissions,
          isWide: true,
          cell: ({ permissions }) => <code>{permissions.join(' ')}</code>,
        },
        {
          title: keys.lastUsed,
          isWide: true,
          cell: ({ lastUsedAt }) =>
            lastUsedAt === undefined ? keys.unused : <Time at={lastUsedAt} />,
        },
        {
          title: keys.expires,
          isWide: true,
          cell: ({ expiresAt }) => (expiresAt === undefined ? keys.never : <Time at={expiresAt} />),
        },
        ...(may('api-keys:write') ? [actions] : []),
      ]}
    />
  );
}
