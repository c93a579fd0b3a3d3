import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { spanText } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';
import type { Tenant } from './tenant.ts';

const TONES: Readonly<Record<string, Tone>> = {
  running: 'info',
  done: 'good',
  succeeded: 'good',
  failed: 'bad',
  undone: 'warn',
};

export function TimelinePanel({ tenant }: { readonly tenant: Tenant }) {
  const { tenant: texts } = useTexts();
  const may = useMay();
  const { failure, progress } = tenant;
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={texts.steps}
        actions={<span className="text-quiet">{texts.attempt(tenant.attempt)}</span>}
      >
        {progress && <p className="text-quiet">{texts.waits(progress.place)}</p>}
        {failure && (
          <p className="mb-2 rounded-md bg-bad-tint p-3 text-bad">
            {texts.failedAt(failure.step)}: {failure.reason}
          </p>
        )}
        <ol className="flex flex-col divide-y divide-line">
          {tenant.steps.map((step) => (
            <StepRow key={step.name} step={step} />
          ))}
        </ol>
      </Card>
      {may('jobs:read') && <JobsCard tenantId={tenant.id} />}
    </div>
  );
}

function StepRow({ step }: { readonly step: Tenant['steps'][number] }) {
  const { lang, stepNames } = useTexts();
  const { name, status, startedAt, finishedAt, reason } = step;
  return (
    <li className="flex flex-wrap items-center gap-3 py-2" data-step={name} data-status={status}>
      <Status status={status} />
      <span className="font-medium">{stepNames[name]}</span>
      {reason !== undefined && <span className="text-bad">{reason}</span>}
      {startedAt !== undefined && finishedAt !== undefined && (
        <span className="ml-auto text-quiet tabular-nums">
          {spanText(startedAt, finishedAt, lang)}
        </span>
      )}
    </li>
  );
}

function JobsCard({ tenantId }: { readonly tenantId: string }) {
  const { tenant: texts } = useTexts();
  const jobs = useQuery(
    callOptions('listJobs', { params: { tenantId } }, ({ items }) =>
      items.some(({ state }) => state === 'running'),
    ),
  );
  return (
    <Card title={texts.jobs} actions={<ApiCall call={{ id: 'listJobs', params: { tenantId } }} />}>
      <Loaded query={jobs}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.noJobs}</Empty>
          ) : (
            <ol className="flex flex-col divide-y divide-line">
              {items.map(({ id, type, state, phase, startedAt, failure, error }) => (
                <li key={id} className="flex flex-wrap items-center gap-3 py-2">
                  <Status status={state} />
                  <span className="font-medium">{type}</span>
                  <span className="text-quiet">{phase}</span>
                  <span className="text-bad">{failure?.reason ?? error}</span>
                  <span className="ml-auto text-quiet">
                    <Time at={startedAt} />
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}

function Status({ status }: { readonly status: string }) {
  const { tenant } = useTexts();
  return <Badge tone={TONES[status] ?? 'quiet'}>{tenant.status[status] ?? status}</Badge>;
}
