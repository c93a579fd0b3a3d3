import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { FILTER_STATES, type TenantsSearch } from '../tenants/tenants-search.ts';
import { STRATEGIES } from '../tenants/strategies.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty, Figure } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { secondsText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Figures = AnswerOf<'showTenantFigures'>;

/** How many tenants are what, and what became of those that were onboarded lately. */
export function FiguresCard() {
  const { overview } = useTexts();
  const figures = useQuery(callOptions('showTenantFigures', {}));
  return (
    <Card title={overview.figures} actions={<ApiCall call={{ id: 'showTenantFigures' }} />}>
      <Loaded query={figures}>
        {({ states, isolation, oldestProvisioning, onboardings }) => (
          <div className="flex flex-col gap-4">
            <States states={states} />
            {oldestProvisioning !== undefined && (
              <p className="text-quiet">
                {overview.oldest} <Time at={oldestProvisioning} />
              </p>
            )}
            <Isolations isolation={isolation} />
            <Onboardings days={onboardings} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function States({ states: counts }: Pick<Figures, 'states'>) {
  const { states } = useTexts();
  return (
    <dl className="grid grid-cols-2 gap-4 md:grid-cols-5">
      {FILTER_STATES.map((status) => (
        <Count key={status} search={{ status }} name={states[status]} count={counts[status]} />
      ))}
    </dl>
  );
}

function Isolations({ isolation: counts }: Pick<Figures, 'isolation'>) {
  const { overview } = useTexts();
  const some = STRATEGIES.filter((isolation) => counts[isolation] !== undefined);
  if (some.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-medium">{overview.isolations}</h3>
      <dl className="grid grid-cols-2 gap-4 md:grid-cols-4">
        {some.map((isolation) => (
          <Count
            key={isolation}
            search={{ isolation }}
            name={isolation}
            count={counts[isolation] ?? 0}
          />
        ))}
      </dl>
    </section>
  );
}

type CountProps = {
  readonly search: TenantsSearch;
  readonly name: string;
  readonly count: number;
};

/** How many there are, and the way to them. */
function Count({ search, name, count }: CountProps) {
  const { lang } = useTexts();
  return (
    <Figure
      name={
        <Link to="/tenants" search={search} className="text-link underline">
          {name}
        </Link>
      }
      value={count.toLocaleString(lang)}
    />
  );
}

function Onboardings({ days }: { readonly days: Figures['onboardings'] }) {
  const { overview, lang } = useTexts();
  const some = days.filter(({ begun }) => begun > 0);
  if (some.length === 0) return <Empty>{overview.noOnboardings}</Empty>;
  const timeText = (seconds: number | undefined) =>
    seconds === undefined ? '–' : secondsText(seconds, lang);
  return (
    <section>
      <h3 className="font-medium">{overview.onboardings}</h3>
      <Chart
        title={overview.onboardings}
        labelTitle={overview.day}
        points={days.map(({ day, begun }) => ({ label: day, value: begun, text: String(begun) }))}
      />
      <details className="mt-2">
        <summary className="mb-2 cursor-pointer text-link">{overview.times}</summary>
        <Table
          caption={overview.times}
          columns={[
            {
              title: overview.day,
              cell: ({ day }) => <span className="whitespace-nowrap">{day}</span>,
            },
            { title: overview.begun, cell: ({ begun }) => begun },
            { title: overview.activated, cell: ({ activated }) => activated },
            { title: overview.failed, cell: ({ failed }) => failed },
            { title: overview.p50, cell: ({ seconds }) => timeText(seconds?.p50) },
            { title: overview.p95, cell: ({ seconds }) => timeText(seconds?.p95) },
          ]}
          items={some.toReversed()}
          keyOf={({ day }) => day}
        />
      </details>
    </section>
  );
}
