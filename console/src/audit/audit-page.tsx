import { useDeferredValue, useState } from 'react';
import { callTo } from '../api/call.ts';
import { ExportStatus } from '../exports/export-status.tsx';
import { useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { momentOf } from '../ui/lines.ts';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
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
  const [filter, setFilter] = useState(NO_FILTER);
  const query = queryOf(useDeferredValue(filter));
  return (
    <Page title={audit.title} actions={me.kind === 'tenant' && <ExportButton query={query} />}>
      <ListCard
        id={me.kind === 'tenant' ? 'listAudit' : 'listPlatformAudit'}
        request={{ query }}
        title={audit.title}
        empty={audit.none}
        head={<AuditFilters filter={filter} onChange={setFilter} />}
      >
        {(items) => <AuditTable items={items} />}
      </ListCard>
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
