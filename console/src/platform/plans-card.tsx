import type { AnswerOf } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { Features } from '../ui/features.tsx';
import { bytesText, moneyText } from '../ui/format.ts';
import { ReadButton } from '../ui/read-button.tsx';
import { Table } from '../ui/table.tsx';

type Plan = AnswerOf<'showPlatform'>['plans'][number];
type PlansCardProps = { readonly plans: readonly Plan[]; readonly defaultPlan: string };

export function PlansCard({ plans, defaultPlan }: PlansCardProps) {
  const { platform, billing, common, lang } = useTexts();
  return (
    <Card title={platform.plans}>
      <div className="flex flex-col gap-3">
        <p className="text-quiet">{platform.plansText}</p>
        <Table
          caption={platform.plans}
          items={plans}
          keyOf={({ id }) => id}
          columns={[
            {
              title: billing.plan,
              cell: ({ id, name }) => (
                <span className="flex flex-wrap items-center gap-2">
                  {name} <code className="text-quiet">{id}</code>
                  {id === defaultPlan && <Badge tone="info">{platform.isDefault}</Badge>}
                </span>
              ),
            },
            { title: platform.price, cell: (plan) => monthly(plan, lang) },
            { title: platform.version, cell: ({ version }) => version, isWide: true },
            {
              title: common.actions,
              cell: (plan) => (
                <ReadButton label={billing.pay} of={plan.name} title={plan.name}>
                  <PlanFacts plan={plan} />
                </ReadButton>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

const monthly = ({ priceUsdPerMonth }: Plan, lang: string) =>
  moneyText({ amountMinor: Math.round(priceUsdPerMonth * 100), currency: 'usd' }, lang);

function PlanFacts({ plan }: { readonly plan: Plan }) {
  const { platform, billing, lang } = useTexts();
  const { limits, usage, previousVersions, isolationStrategy } = plan;
  const { trialDays, graceDays, restoreDays } = plan;
  const days = (count: number | undefined) =>
    count === undefined ? undefined : platform.days(count);
  const bytes =
    limits.storageBytes === 'unlimited' ? billing.unlimited : bytesText(limits.storageBytes, lang);
  const facts = [
    [platform.price, monthly(plan, lang)],
    [platform.version, String(plan.version)],
    [platform.previous, previousVersions.join(', ') || undefined],
    [platform.users, limits.users === 'unlimited' ? billing.unlimited : String(limits.users)],
    [platform.storage, bytes],
    [platform.keys, String(limits.apiKeys)],
    [platform.audit, days(limits.auditDays)],
    [platform.isolation, isolationStrategy],
    [platform.trial, days(trialDays)],
    [platform.grace, days(graceDays)],
    [platform.restore, days(restoreDays)],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <Facts facts={facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))} />
      <Features features={plan.features} />
      {usage.length > 0 && (
        <Table
          caption={platform.byUse}
          items={usage}
          keyOf={({ meter }) => meter}
          columns={[
            { title: billing.meter, cell: ({ meter }) => meter },
            {
              title: platform.price,
              cell: ({ unitPrice, included }) =>
                billing.unitPrice(unitPrice, included.toLocaleString(lang)),
            },
            {
              title: platform.cap,
              cell: ({ cap, atCap }) =>
                cap === undefined
                  ? '–'
                  : platform.capped(cap.toLocaleString(lang), atCap === 'refuse'),
            },
          ]}
        />
      )}
    </div>
  );
}
