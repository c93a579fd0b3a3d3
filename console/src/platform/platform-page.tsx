import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { LimitMeter } from '../ui/meter.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { PlansCard } from './plans-card.tsx';

type Platform = AnswerOf<'showPlatform'>;

/** What is sold and counted, how full the platform is, and how it is examined. */
export function PlatformPage() {
  const { platform } = useTexts();
  const shown = useQuery(callOptions('showPlatform', {}));
  return (
    <Page title={platform.title} actions={<ApiCall call={{ id: 'showPlatform' }} />}>
      <Loaded query={shown}>
        {(found) => (
          <>
            <PlansCard plans={found.plans} defaultPlan={found.defaultPlan} />
            <MetersCard meters={found.meters} />
            <CapacityCard platform={found} />
          </>
        )}
      </Loaded>
      <ChecksCard />
    </Page>
  );
}

function MetersCard({ meters }: { readonly meters: Platform['meters'] }) {
  const { platform, billing } = useTexts();
  return (
    <Card title={platform.meters}>
      <Table
        caption={platform.meters}
        items={meters}
        keyOf={({ id }) => id}
        columns={[
          { title: billing.meter, cell: ({ id }) => <code>{id}</code> },
          { title: platform.name, cell: ({ name }) => name },
          { title: platform.unit, cell: ({ unit }) => unit },
          { title: platform.counts, cell: ({ eventType }) => eventType, isWide: true },
          { title: platform.how, cell: ({ aggregation }) => aggregation, isWide: true },
        ]}
      />
    </Card>
  );
}

function CapacityCard({ platform: found }: { readonly platform: Platform }) {
  const { platform, lang } = useTexts();
  const { tenants, isolationStrategy, siloRegions } = found;
  return (
    <Card title={platform.capacity}>
      <div className="flex flex-col gap-4">
        <ul>
          <LimitMeter
            name={platform.tenants}
            used={tenants.count}
            limit={tenants.limit}
            textOf={(count) => count.toLocaleString(lang)}
          />
        </ul>
        <Facts
          facts={[
            [platform.isolation, isolationStrategy],
            [platform.regions, siloRegions.join(', ') || '–'],
          ]}
        />
        <p className="text-quiet">{platform.capacityText}</p>
        <Code name={platform.capacityCommand} text="npx freehold capacity --stage dev" />
      </div>
    </Card>
  );
}

/** The platform does not examine itself: these run with an engineer's rights in the account, past it. */
function ChecksCard() {
  const { platform } = useTexts();
  const commands = [
    ['npx freehold doctor --stage dev', platform.doctor],
    ['npx freehold doctor --orphans --stage dev', platform.orphans],
    ['npx freehold audit verify --stage dev', platform.verify],
  ] as const;
  return (
    <Card title={platform.checks}>
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{platform.checksText}</p>
        {commands.map(([command, text]) => (
          <Code key={command} name={text} text={command} />
        ))}
      </div>
    </Card>
  );
}
