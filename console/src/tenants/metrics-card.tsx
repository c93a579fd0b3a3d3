import type { RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { DAYS, sinceDays } from '../overview/platform-days.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { Options, SelectField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';

type Name = RequestOf<'showTenantMetrics'>['query']['name'];

/** A metric of one tenant by days of its time zone. */
export function MetricsCard({ tenantId }: { readonly tenantId: string }) {
  const { tenant, overview, metrics } = useTexts();
  const [from] = useState(() => sinceDays(DAYS, new Date()));
  const [name, setName] = useState<Name>('api_calls');
  const request = { params: { tenantId }, query: { name, from, window: 'day' as const } };
  return (
    <Card
      title={tenant.metrics}
      actions={<ApiCall call={{ id: 'showTenantMetrics', ...request }} />}
    >
      <div className="mb-4 sm:max-w-xs">
        <SelectField
          label={metrics.metric}
          value={name}
          onChange={({ target }) => setName(target.value as Name)}
        >
          <Options texts={overview.metrics} />
        </SelectField>
      </div>
      <Metric request={request} />
    </Card>
  );
}

type MetricProps = { readonly request: Omit<RequestOf<'showTenantMetrics'>, 'signal'> };

function Metric({ request }: MetricProps) {
  const { overview, metrics, lang } = useTexts();
  const found = useQuery(callOptions('showTenantMetrics', request));
  return (
    <Loaded query={found}>
      {({ name, items, unit, timeZone }) => {
        if (items.length === 0) return <Empty>{metrics.none}</Empty>;
        const day = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', timeZone });
        const points = items.map(({ start, value }) => ({
          ...{ label: day.format(new Date(start)), value: Number(value), text: value },
        }));
        return (
          <Chart
            title={`${overview.metrics[name]} (${unit})`}
            labelTitle={overview.day}
            points={points}
          />
        );
      }}
    </Loaded>
  );
}
