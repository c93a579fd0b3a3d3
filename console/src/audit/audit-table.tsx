import type { ItemOf } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Facts } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { ReadButton } from '../ui/read-button.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Entry = ItemOf<'listAudit'>;
type AuditTableProps = { readonly items: readonly Entry[] };

export function AuditTable({ items }: AuditTableProps) {
  const { tenant, audit, common } = useTexts();
  return (
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
            <ReadButton label={audit.details} of={entry.action} title={audit.entry}>
              <EntryFacts entry={entry} />
            </ReadButton>
          ),
        },
      ]}
    />
  );
}

function Outcome({ of }: { readonly of: Entry['result'] }) {
  const { tenant } = useTexts();
  return <Badge tone={of === 'done' ? 'good' : 'bad'}>{tenant.status[of] ?? of}</Badge>;
}

function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { tenant, audit, common } = useTexts();
  const { time, action, actor, target, requestId, sourceIp, before, after } = entry;
  const asText = (value: object) => JSON.stringify(value, undefined, 2);
  return (
    <>
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
    </>
  );
}
