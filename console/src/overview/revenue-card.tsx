import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty, Figure } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { moneyText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';

export function RevenueCard() {
  const { overview, lang } = useTexts();
  const revenue = useQuery(callOptions('showRevenue', {}));
  return (
    <Card title={overview.revenue} actions={<ApiCall call={{ id: 'showRevenue' }} />}>
      <Loaded query={revenue}>
        {({ mrr, customers, customerChurn, billed, margin, days }) => (
          <div className="flex flex-col gap-4">
            <dl className="grid grid-cols-2 gap-4 md:grid-cols-5">
              <Figure name={overview.mrr} value={moneyText(mrr.after, lang)} />
              <Figure name={overview.customers} value={String(customers.after)} />
              <Figure name={overview.churn} value={shareText(customerChurn, lang)} />
              <Figure name={overview.billed} value={moneyText(billed, lang)} />
              <Figure name={overview.margin} value={moneyText(margin, lang)} />
            </dl>
            {days.length === 0 ? (
              <Empty>{overview.noDays}</Empty>
            ) : (
              <Chart
                title={overview.mrrByDay}
                labelTitle={overview.day}
                points={days.map((day) => ({
                  label: day.day,
                  value: day.mrr.amountMinor,
                  text: moneyText(day.mrr, lang),
                }))}
              />
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

const shareText = (share: number | null, lang: string): string =>
  share === null
    ? '–'
    : new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share);
