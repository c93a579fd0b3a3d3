import type { RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { SelectField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';

type Query = RequestOf<'showMetrics'>['query'];

/** A metric of the tenant by hour, day or month. */
export function AnalyticsPage() {
  const { metrics } = useTexts();
  const names = useQuery(callOptions('listMetricNames', {}));
  const [query, setQuery] = useState<Query>({ name: 'tracked_events', window: 'day' });
  return (
    <Page title={metrics.title}>
      <p className="text-quiet">{metrics.intro}</p>
      <Loaded query={names}>
        {({ items }) => (
          <Card
            title={items.find(({ name }) => name === query.name)?.title ?? query.name}
            actions={<ApiCall call={{ id: 'showMetrics', query }} />}
          >
            <div className="mb-4 grid gap-3 sm:max-w-md sm:grid-cols-2">
              <SelectField
                label={metrics.metric}
                value={query.name}
                onChange={({ target }) =>
                  setQuery({ ...query, name: target.value as Query['name'] })
                }
              >
                {items.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={metrics.window}
                value={query.window}
                onChange={({ target }) =>
                  setQuery({ ...query, window: target.value as NonNullable<Query['window']> })
                }
              >
                {Object.entries(metrics.windows).map(([window, text]) => (
                  <option key={window} value={window}>
                    {text}
                  </option>
                ))}
              </SelectField>
            </div>
            <Metric query={query} />
          </Card>
        )}
      </Loaded>
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
  return (
    <Loaded query={found}>
      {({ items, unit, timeZone }) => {
        const label = new Intl.DateTimeFormat(lang, { ...style, timeZone });
        return items.length === 0 ? (
          <Empty>{metrics.none}</Empty>
        ) : (
          <Chart
            title={unit}
            labelTitle={overview.day}
            points={items.map(({ start, value }) => ({
              label: label.format(new Date(start)),
              value: Number(value),
              text: value,
            }))}
          />
        );
      }}
    </Loaded>
  );
}
