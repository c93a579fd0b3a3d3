import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card } from '../ui/card.tsx';
import { bytesText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { LimitMeter, Meter } from '../ui/meter.tsx';

export function LimitsCard() {
  const { billing, lang } = useTexts();
  const quotas = useQuery(callOptions('listQuotas', {}));
  const limits = useQuery(callOptions('showLimits', {}));
  return (
    <Card title={billing.limits} actions={<ApiCall call={{ id: 'listQuotas' }} />}>
      <Loaded query={quotas}>
        {({ items }) => (
          <ul className="grid gap-4 md:grid-cols-2">
            {items.map(({ quota, unit, used, reserved, limit }) => (
              <LimitMeter
                key={quota}
                name={billing.quotas[quota] ?? quota}
                used={used + reserved}
                limit={limit}
                textOf={(amount) => (unit === 'bytes' ? bytesText(amount, lang) : String(amount))}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <Loaded query={limits}>
        {({ items }) => (
          <ul className="mt-4 grid gap-4 md:grid-cols-2">
            {items.map(({ name, window, limit, used, remaining }) => (
              <Meter
                key={`${name} ${window}`}
                name={billing.requests(name, window)}
                share={used / Math.max(1, limit)}
                text={billing.remaining(remaining, limit)}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
