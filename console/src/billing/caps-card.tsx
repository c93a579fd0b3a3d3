import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Meter } from '../ui/meter.tsx';

type Rate = NonNullable<AnswerOf<'showBilling'>['usage']>[number];

/** What usage costs, what of it is capped, and when the owners are told. */
export function CapsCard() {
  const { billing } = useTexts();
  const account = useQuery(callOptions('showBilling', {}));
  return (
    <Card title={billing.caps} actions={<ApiCall call={{ id: 'showBilling' }} />}>
      <Loaded query={account}>
        {({ usage = [] }) =>
          usage.length === 0 ? <Empty>{billing.noCaps}</Empty> : <Rates rates={usage} />
        }
      </Loaded>
    </Card>
  );
}

function Rates({ rates }: { readonly rates: readonly Rate[] }) {
  const { billing, lang } = useTexts();
  const current = useQuery(callOptions('showCurrentUsage', {}));
  const text = (units: number) => units.toLocaleString(lang);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-quiet">{billing.told}</p>
      <Loaded query={current}>
        {({ items }) => (
          <ul className="grid gap-4 md:grid-cols-2">
            {rates.map((rate) => {
              const { meter, unitPrice, included, cap } = rate;
              const used = items
                .filter((item) => item.meter === meter)
                .reduce((sum, { rounded }) => sum + Number(rounded), 0);
              const bound = cap ?? included;
              return (
                <Meter
                  key={meter}
                  name={`${meter} · ${billing.unitPrice(unitPrice, text(included))}`}
                  share={bound === 0 ? 0 : used / bound}
                  text={`${billing.of(text(used), text(bound))} · ${boundText(rate, billing)}`}
                />
              );
            })}
          </ul>
        )}
      </Loaded>
    </div>
  );
}

function boundText(
  { cap, atCap }: Rate,
  { included, capTold, capRefused }: ReturnType<typeof useTexts>['billing'],
): string {
  if (cap === undefined) return included;
  return atCap === 'refuse' ? capRefused : capTold;
}
