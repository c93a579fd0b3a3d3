import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';
import { MoveButton } from './move-button.tsx';
import type { Tenant } from './tenant.ts';

type Move = AnswerOf<'getMove'>;

const TONES: Readonly<Record<string, Tone>> = { done: 'good', failed: 'bad', undoing: 'warn' };
const isUnderWay = ({ phase }: Move) => phase !== 'done' && phase !== 'failed';

/** How the tenant's data went from placement to placement, and goes now. */
export function MovesCard({ tenant }: { readonly tenant: Tenant }) {
  const { moves } = useTexts();
  const may = useMay();
  const params = { tenantId: tenant.id };
  const list = useQuery(
    callOptions('listMoves', { params }, ({ items }) => items.some(isUnderWay)),
  );
  return (
    <Card title={moves.title} actions={<ApiCall call={{ id: 'listMoves', params }} />}>
      <Loaded query={list}>
        {({ items }) => (
          <div className="flex flex-col items-stretch gap-3">
            {items.length === 0 ? <Empty>{moves.none}</Empty> : <Moves items={items} />}
            {may('moves:write') && tenant.state === 'active' && !items.some(isUnderWay) && (
              <MoveButton tenant={tenant} />
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Moves({ items }: { readonly items: readonly Move[] }) {
  const { moves, lang } = useTexts();
  const seconds = (count: number) => count.toLocaleString(lang);
  return (
    <ol className="flex flex-col divide-y divide-line">
      {items.map(({ id, from, to, phase, phases, startedAt, report, failure, trouble }) => (
        <li key={id} className="flex flex-col gap-1 py-2" data-move={phase}>
          <div className="flex flex-wrap items-center gap-3">
            <Badge tone={TONES[phase] ?? 'info'}>{moves.phases[phase]}</Badge>
            <span className="font-medium">
              {placementText(from)} → {placementText(to)}
            </span>
            <span className="ml-auto text-quiet">
              <Time at={startedAt} />
            </span>
          </div>
          {failure && (
            <p className="text-bad [overflow-wrap:anywhere]">
              {moves.phases[failure.phase]}: <bdi>{failure.reason}</bdi>
            </p>
          )}
          {trouble !== undefined && <bdi className="text-warn">{trouble}</bdi>}
          {report.readOnlySeconds !== undefined && (
            <p className="text-quiet">{moves.readOnly(seconds(report.readOnlySeconds))}</p>
          )}
          <details>
            <summary className="cursor-pointer text-link">
              {moves.steps}
              <span className="sr-only">: {placementText(to)}</span>
            </summary>
            <ul>
              {phases.map((each) => (
                <li key={each.startedAt} className="flex justify-between gap-3">
                  {moves.phases[each.phase]}
                  {each.seconds !== undefined && (
                    <span className="text-quiet tabular-nums">
                      {moves.seconds(seconds(each.seconds))}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}

const placementText = ({ isolation, region, tier }: Move['from']) =>
  [isolation, tier, region].filter((part) => part !== undefined).join(' · ');
