import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { SelectField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Groups } from './groups.tsx';
import { byDay, DAYS, sinceDays } from './platform-days.ts';

type Query = RequestOf<'showPlatformMetrics'>['query'];
type Series = AnswerOf<'showPlatformMetrics'>;
type Split = NonNullable<Query['groupBy']>;

const SPLITS = ['plan', 'isolation', 'tenant'] as const satisfies readonly Split[];
const NAMES = ['api_calls', 'errors', 'tracked_events', 'active_members', 'storage'] as const;

/** What all tenants together do, by days of UTC. */
export function PlatformCard() {
  const { overview } = useTexts();
  const [from] = useState(() => sinceDays(DAYS, new Date()));
  const [groupBy, setGroupBy] = useState<Split>();
  const queryOf = (name: Query['name']): Query => ({ name, from, window: 'day', groupBy });
  return (
    <Card
      title={overview.platform}
      actions={<ApiCall call={{ id: 'showPlatformMetrics', query: queryOf('api_calls') }} />}
    >
      <div className="mb-4 sm:max-w-xs">
        <SelectField
          label={overview.split}
          value={groupBy ?? ''}
          onChange={({ target }) => setGroupBy((target.value || undefined) as Split | undefined)}
        >
          <option value="">{overview.splits.none}</option>
          {SPLITS.map((split) => (
            <option key={split} value={split}>
              {overview.splits[split]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="grid gap-6 md:grid-cols-2">
        {NAMES.map((name) => (
          <Metric key={name} query={queryOf(name)} />
        ))}
      </div>
    </Card>
  );
}

function Metric({ query }: { readonly query: Query }) {
  const { overview } = useTexts();
  const found = useQuery(callOptions('showPlatformMetrics', { query }));
  return (
    <section>
      <h3 className="font-medium">{overview.metrics[query.name]}</h3>
      <Loaded query={found}>
        {(series) => <Shown series={series} isSplit={query.groupBy !== undefined} />}
      </Loaded>
    </section>
  );
}

type ShownProps = { readonly series: Series; readonly isSplit: boolean };

function Shown({ series, isSplit }: ShownProps) {
  const { overview, metrics, lang } = useTexts();
  if (series.items.length === 0) return <Empty>{metrics.none}</Empty>;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const textOf = (value: number) => number.format(value);
  const points = byDay(series.items, series.from, new Date(series.to));
  return (
    <>
      <Chart
        title={`${overview.metrics[series.name]} (${series.unit})`}
        labelTitle={overview.day}
        points={points.map(({ start, value }) => ({
          ...{ label: day.format(start), value, text: textOf(value) },
        }))}
      />
      {isSplit && <Groups series={series} textOf={textOf} />}
    </>
  );
}
