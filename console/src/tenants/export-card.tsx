import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { ExportStatus } from '../exports/export-status.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';

/** The tenant's latest archive, whoever had it made, and another one. */
export function ExportCard({ tenantId }: { readonly tenantId: string }) {
  const { exports } = useTexts();
  const params = { tenantId };
  const request = { params, query: { type: 'tenant-export' } } as const;
  const jobs = useQuery(callOptions('listJobs', request));
  const start = callTo('startTenantExport', { params });
  return (
    <Card title={exports.title} actions={<ApiCall call={{ id: 'listJobs', ...request }} />}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-quiet">{exports.intro}</p>
        <Loaded query={jobs}>
          {({ items: [latest] }) =>
            latest ? (
              <div className="flex flex-wrap items-center gap-3">
                <Time at={latest.startedAt} />
                <ExportStatus
                  key={latest.id}
                  id="getTenantExport"
                  params={{ tenantId, exportId: latest.id }}
                />
              </div>
            ) : (
              <Empty>{exports.noneOfTenant}</Empty>
            )
          }
        </Loaded>
        <CallButton
          label={exports.start}
          text={exports.ofTenantText}
          call={() => start}
          example={start}
          done={exports.begun}
        />
      </div>
    </Card>
  );
}
