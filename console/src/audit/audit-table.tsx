import type { ItemOf } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type AuditTableProps = { readonly items: readonly ItemOf<'listAudit'>[] };

export function AuditTable({ items }: AuditTableProps) {
  const { tenant } = useTexts();
  return (
    <Table
      caption={tenant.audit}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        { title: tenant.when, cell: ({ time }) => <Time at={time} /> },
        { title: tenant.what, cell: ({ action }) => <code>{action}</code> },
        { title: tenant.who, cell: ({ actor }) => `${actor.kind} ${actor.id}`, isWide: true },
        {
          title: tenant.outcome,
          cell: ({ result }) => (
            <Badge tone={result === 'done' ? 'good' : 'bad'}>
              {tenant.status[result] ?? result}
            </Badge>
          ),
        },
      ]}
    />
  );
}
