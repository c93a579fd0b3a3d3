import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { UsageCharts } from '../usage/usage-charts.tsx';

/** Usage is counted within seconds, and more may come at any time. */
const isLive = () => true;

export function CurrentUsageCard() {
  const { billing } = useTexts();
  const current = useQuery(callOptions('showCurrentUsage', {}, isLive));
  return (
    <Card title={billing.current} actions={<ApiCall call={{ id: 'showCurrentUsage' }} />}>
      <Loaded query={current}>
        {({ period, items }) => (
          <div className="flex flex-col gap-3">
            <p className="text-quiet">
              <Time at={period.start} /> – <Time at={period.end} />
            </p>
            {items.length === 0 ? (
              <Empty>{billing.noUsage}</Empty>
            ) : (
              <Table
                caption={billing.current}
                items={items}
                keyOf={({ meter, version }) => `${meter} ${version}`}
                columns={[
                  { title: billing.meter, cell: ({ meter }) => meter },
                  { title: billing.quantity, cell: ({ rounded, unit }) => `${rounded} ${unit}` },
                  { title: billing.events, cell: ({ events }) => events, isWide: true },
                ]}
              />
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

export function UsageHistoryCard() {
  const { billing } = useTexts();
  const usage = useQuery(callOptions('showUsageAnalytics', {}));
  return (
    <Card title={billing.last} actions={<ApiCall call={{ id: 'showUsageAnalytics' }} />}>
      <Loaded query={usage}>{({ usage: series }) => <UsageCharts series={series} />}</Loaded>
    </Card>
  );
}
