import type { AnswerOf } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { Empty } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';

type Series = AnswerOf<'showUsageAnalytics'>['usage'];

/** A chart for each meter that counted something. */
export function UsageCharts({ series }: { readonly series: Series }) {
  const { usage, overview, lang } = useTexts();
  const used = series.filter(({ points }) => points.some(({ quantity }) => Number(quantity) > 0));
  const day = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric' });
  if (used.length === 0) return <Empty>{usage.nothing}</Empty>;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {used.map(({ meter, version, name, unit, points }) => (
        <div key={`${meter} ${version}`}>
          <h3 className="font-medium">{name}</h3>
          <Chart
            title={`${name} (${unit})`}
            labelTitle={overview.day}
            points={points.map(({ start, quantity }) => ({
              label: day.format(new Date(start)),
              value: Number(quantity),
              text: quantity,
            }))}
          />
        </div>
      ))}
    </div>
  );
}
