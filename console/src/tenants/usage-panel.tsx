import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { bytesText, moneyText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { LimitMeter } from '../ui/meter.tsx';
import { UsageCharts } from '../usage/usage-charts.tsx';
import { MetricsCard } from './metrics-card.tsx';
import type { Tenant } from './tenant.ts';

export function UsagePanel({ tenant }: { readonly tenant: Tenant }) {
  const { tenant: texts, usage: usageTexts, billing, lang } = useTexts();
  const may = useMay();
  const { id: tenantId, limits } = tenant;
  const seatsText = limits.users === 'unlimited' ? billing.unlimited : String(limits.users);
  const measured = useQuery({
    ...callOptions('measureTenant', { params: { tenantId } }),
    staleTime: 60_000,
  });
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={texts.measured}
        actions={<ApiCall call={{ id: 'measureTenant', params: { tenantId } }} />}
      >
        <Loaded query={measured}>
          {({ records, files }) => (
            <>
              <Facts
                facts={[
                  [usageTexts.records, `${records.items} · ${bytesText(records.bytes, lang)}`],
                  [usageTexts.files, `${files.count} · ${bytesText(files.bytes, lang)}`],
                  [texts.seats, seatsText],
                ]}
              />
              <ul className="mt-3 max-w-md">
                <LimitMeter
                  name={billing.quotas.storage ?? ''}
                  used={records.bytes + files.bytes}
                  limit={limits.storageBytes}
                  textOf={(bytes) => bytesText(bytes, lang)}
                />
              </ul>
            </>
          )}
        </Loaded>
      </Card>
      <MetricsCard tenantId={tenantId} />
      {may('revenue:read') && <AnalyticsCard tenantId={tenantId} />}
    </div>
  );
}

function AnalyticsCard({ tenantId }: { readonly tenantId: string }) {
  const { usage, overview, lang } = useTexts();
  const analytics = useQuery(callOptions('showTenantAnalytics', { params: { tenantId } }));
  return (
    <Card
      title={usage.lastDays}
      actions={<ApiCall call={{ id: 'showTenantAnalytics', params: { tenantId } }} />}
    >
      <Loaded query={analytics}>
        {({ usage: series, billed, cost, margin }) => (
          <div className="flex flex-col gap-4">
            <Facts
              facts={[
                [overview.billed, moneyText(billed, lang)],
                [usage.cost, `$ ${cost}`],
                [overview.margin, moneyText(margin, lang)],
              ]}
            />
            <UsageCharts series={series} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}
