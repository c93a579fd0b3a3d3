import type { ItemOf } from '@freehold/sdk';
import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { ClosingDialog } from '../ui/closing-dialog.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Entry = ItemOf<'listAudit'>;
type AuditTableProps = { readonly items: readonly Entry[] };

export function AuditTable({ items }: AuditTableProps) {
  const { tenant, audit, common } = useTexts();
  const [opened, setOpened] = useState<Entry>();
  return (
    <>
      <Table
        caption={tenant.audit}
        items={items}
        keyOf={({ id }) => id}
        columns={[
          { title: tenant.when, cell: ({ time }) => <Time at={time} /> },
          { title: tenant.what, cell: ({ action }) => <code>{action}</code> },
          { title: tenant.who, cell: ({ actor }) => `${actor.kind} ${actor.id}`, isWide: true },
          { title: tenant.outcome, cell: ({ result }) => <Outcome of={result} /> },
          {
            title: common.actions,
            cell: (entry) => (
              <Button
                onClick={() => setOpened(entry)}
                aria-label={`${audit.details}: ${entry.action}`}
              >
                {audit.details}
              </Button>
            ),
          },
        ]}
      />
      {opened && <EntryDialog entry={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function Outcome({ of }: { readonly of: Entry['result'] }) {
  const { tenant } = useTexts();
  return <Badge tone={of === 'done' ? 'good' : 'bad'}>{tenant.status[of] ?? of}</Badge>;
}

type EntryDialogProps = { readonly entry: Entry; readonly onClose: () => void };

function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const { tenant, audit, common } = useTexts();
  const { time, action, actor, target, requestId, sourceIp, before, after } = entry;
  const asText = (value: object) => JSON.stringify(value, undefined, 2);
  return (
    <ClosingDialog title={audit.entry} onClose={onClose}>
      <Facts
        facts={[
          [tenant.when, <Time key="when" at={time} />],
          [tenant.what, <code key="what">{action}</code>],
          [tenant.who, `${actor.kind} ${actor.id}`],
          [audit.target, `${target.kind} ${target.id}`],
          [common.requestId, requestId],
          ['IP', sourceIp],
        ]}
      />
      {before && <Code name={audit.before} text={asText(before)} />}
      {after && <Code name={audit.after} text={asText(after)} />}
    </ClosingDialog>
  );
}
