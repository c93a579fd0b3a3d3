import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { Groups } from '../overview/groups.tsx';
import { useHas } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { AlertsCard } from './alerts-card.tsx';
import { byWindow, spanOf, type Query } from './metric-query.ts';
import { PropertiesCard } from './properties-card.tsx';
import { QueryFields, type Chosen } from './query-fields.tsx';

/** A metric of the tenant by hour, day or month, and what is watched of it. */
export function AnalyticsPage() {
  const { metrics } = useTexts();
  const has = useHas();
  const isSplit = has('advanced_analytics') || has('enterprise_analytics');
  const names = useQuery(callOptions('listMetricNames', {}));
  const [now] = useState(() => new Date());
  const [chosen, setChosen] = useState<Chosen>({ name: 'tracked_events', window: 'day' });
  const query: Query = { ...chosen, from: spanOf(chosen.window, isSplit, now) };
  return (
    <Page title={metrics.title}>
      <p className="text-quiet">{metrics.intro}</p>
      <Loaded query={names}>
        {({ items }) => (
          <Card
            title={items.find(({ name }) => name === query.name)?.title ?? query.name}
            actions={<ApiCall call={{ id: 'showMetrics', query }} />}
          >
            <QueryFields names={items} isSplit={isSplit} chosen={chosen} onChoose={setChosen} />
            <div className="min-h-52">
              <Metric query={query} />
            </div>
          </Card>
        )}
      </Loaded>
      {isSplit && <PropertiesCard />}
      <AlertsCard />
    </Page>
  );
}

function Metric({ query }: { readonly query: Query }) {
  const { metrics, overview, lang } = useTexts();
  const found = useQuery(callOptions('showMetrics', { query }));
  const style =
    query.window === 'hour'
      ? ({ dateStyle: 'short', timeStyle: 'short' } as const)
      : ({ dateStyle: 'medium' } as const);
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const textOf = (value: number) => number.format(value);
  return (
    <Loaded query={found}>
      {(series) => {
        const label = new Intl.DateTimeFormat(lang, { ...style, timeZone: series.timeZone });
        return series.items.length === 0 ? (
          <Empty>{metrics.none}</Empty>
        ) : (
          <>
            <Chart
              title={series.unit}
              labelTitle={overview.day}
              points={byWindow(series.items).map(([start, value]) => ({
                ...{ label: label.format(new Date(start)), value, text: textOf(value) },
              }))}
            />
            {query.groupBy !== undefined && <Groups series={series} textOf={textOf} />}
          </>
        );
      }}
    </Loaded>
  );
}
