import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { callTo } from '../api/call.ts';
import { pagesOptions } from '../api/use-call.ts';
import { ExportStatus } from '../exports/export-status.tsx';
import { useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { momentOf } from '../ui/lines.ts';
import { Page } from '../ui/page.tsx';
import { Pages } from '../ui/pages.tsx';
import { AuditTable } from './audit-table.tsx';

const NO_FILTER = { action: '', actor: '', from: '', to: '' };
type Filter = typeof NO_FILTER;

/** As the platform takes it: without what is empty. */
function queryOf({ action, actor, from, to }: Filter) {
  const [start, end] = [momentOf(from), momentOf(to)];
  return {
    ...(action.trim() !== '' && { action: action.trim() }),
    ...(actor.trim() !== '' && { actor: actor.trim() }),
    ...(start !== undefined && { from: start }),
    ...(end !== undefined && { to: end }),
  };
}

/** What everybody did: in a tenant to its members, on the platform to operators. */
export function AuditPage() {
  const { audit } = useTexts();
  const me = useMe();
  const id = me.kind === 'tenant' ? 'listAudit' : 'listPlatformAudit';
  const [filter, setFilter] = useState(NO_FILTER);
  const query = queryOf(useDeferredValue(filter));
  const list = useInfiniteQuery(pagesOptions(id, { query }));
  return (
    <Page title={audit.title} actions={me.kind === 'tenant' && <ExportButton query={query} />}>
      <Card title={audit.title} actions={<ApiCall call={{ id, query }} />}>
        <AuditFilters filter={filter} onChange={setFilter} />
        <Pages list={list} empty={audit.none}>
          {(items) => <AuditTable items={items} />}
        </Pages>
      </Card>
    </Page>
  );
}

type AuditFiltersProps = {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
};

function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { audit } = useTexts();
  const field = (name: keyof Filter) => ({
    value: filter[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ ...filter, [name]: target.value }),
  });
  return (
    <search className="mb-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <TextField type="search" label={audit.action} hint={audit.actionHint} {...field('action')} />
      <TextField type="search" label={audit.actor} {...field('actor')} />
      <TextField type="datetime-local" label={audit.from} {...field('from')} />
      <TextField type="datetime-local" label={audit.to} {...field('to')} />
    </search>
  );
}

function ExportButton({ query }: { readonly query: ReturnType<typeof queryOf> }) {
  const { audit } = useTexts();
  const [exportId, setExportId] = useState<string>();
  const start = callTo('startAuditExport', { body: query });
  return (
    <div className="flex flex-wrap items-center gap-3">
      {exportId !== undefined && <ExportStatus id="getAuditExport" params={{ exportId }} />}
      <CallButton
        label={audit.export}
        text={audit.exportText}
        call={() => start}
        example={start}
        onDone={({ id }) => setExportId(id)}
      />
    </div>
  );
}
