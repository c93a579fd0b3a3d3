import { useInfiniteQuery } from '@tanstack/react-query';
import { pagesOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Pages } from '../ui/pages.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

export function EventsPanel({ tenantId }: { readonly tenantId: string }) {
  const { tenant } = useTexts();
  const list = useInfiniteQuery(pagesOptions('listTenantEvents', { params: { tenantId } }));
  return (
    <Pages list={list} empty={tenant.noEvents}>
      {(items) => (
        <Table
          caption={tenant.events}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { title: tenant.when, cell: ({ time }) => <Time at={time} /> },
            { title: tenant.what, cell: ({ type }) => <code>{type}</code> },
            { title: tenant.who, cell: ({ actor }) => `${actor.kind} ${actor.id}`, isWide: true },
          ]}
        />
      )}
    </Pages>
  );
}
