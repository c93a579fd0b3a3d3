import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';

/** What of the platform is not well, with the runbook that says what to do. */
export function AlarmsCard() {
  const { overview } = useTexts();
  const alarms = useQuery(callOptions('listOpenAlarms', {}));
  return (
    <Card title={overview.alarms} actions={<ApiCall call={{ id: 'listOpenAlarms' }} />}>
      <Loaded query={alarms}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{overview.noAlarms}</Empty>
          ) : (
            <ul className="divide-y divide-line">
              {items.map(({ name, description, since }) => (
                <li key={name} className="flex flex-col gap-1 py-2 [overflow-wrap:anywhere]">
                  <span className="flex flex-wrap justify-between gap-2">
                    <span className="font-medium">{name}</span>
                    <span className="text-quiet">
                      <Time at={since} />
                    </span>
                  </span>
                  <span className="text-quiet">{description}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
