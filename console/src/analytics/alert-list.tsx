import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import type { Alert } from './alert.ts';

type AlertListProps<Item extends Alert> = {
  readonly items: readonly Item[];
  /** Of whose metric, or who is notified. */
  readonly more: (alert: Item) => string;
  /** For whoever may change them. */
  readonly actions: ((alert: Item) => ReactNode) | false;
};

/** Alerts, a tenant's or operators', and how they stand. */
export function AlertList<Item extends Alert>({ items, more, actions }: AlertListProps<Item>) {
  const { alerts, metrics, common } = useTexts();
  return (
    <Table
      caption={alerts.title}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: alerts.alert,
          cell: (alert) => (
            <>
              <bdi className="font-medium [overflow-wrap:anywhere]">{alert.name}</bdi>
              <span className="block text-quiet">
                <Rule of={alert} />
              </span>
            </>
          ),
        },
        { title: alerts.state, cell: (alert) => <State of={alert} /> },
        { title: metrics.value, isWide: true, cell: ({ value }) => <Value of={value} /> },
        { title: alerts.notified, isWide: true, cell: more },
        ...(actions === false ? [] : [{ title: common.actions, cell: actions }]),
      ]}
    />
  );
}

function Rule({ of }: { readonly of: Alert }) {
  const { alerts, overview, lang } = useTexts();
  const { metric, event, comparison, threshold, clearAt, windowHours } = of;
  const number = (value: number) => value.toLocaleString(lang);
  return (
    <>
      {overview.metrics[metric]} {event !== undefined && <code>{event}</code>}{' '}
      {alerts.comparisons[comparison]}: {number(threshold)}
      {clearAt !== undefined && `, ${alerts.overAt(number(clearAt))}`}, {alerts.per(windowHours)}
    </>
  );
}

function State({ of: { state, since, isEnabled } }: { readonly of: Alert }) {
  const { alerts } = useTexts();
  if (!isEnabled) return <Badge tone="quiet">{alerts.states.off}</Badge>;
  return (
    <>
      <Badge tone={state === 'raised' ? 'bad' : 'good'}>{alerts.states[state]}</Badge>
      <span className="block text-quiet">
        <Time at={since} />
      </span>
    </>
  );
}

function Value({ of }: { readonly of: number | undefined }) {
  const { lang } = useTexts();
  return of === undefined ? '–' : of.toLocaleString(lang, { maximumFractionDigits: 2 });
}
