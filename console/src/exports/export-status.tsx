import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { safeLink } from '../ui/safe-link.ts';

const TONES: Readonly<Record<string, Tone>> = { running: 'info', succeeded: 'good', failed: 'bad' };

type ExportStatusProps =
  | {
      readonly id: 'getAuditExport' | 'getOwnExport';
      readonly params: { readonly exportId: string };
    }
  | {
      readonly id: 'getTenantExport';
      readonly params: { readonly tenantId: string; readonly exportId: string };
    };

/** How far an export is, and the link to it. */
export function ExportStatus({ id, params }: ExportStatusProps) {
  const { exports } = useTexts();
  const found = useQuery(callOptions(id, { params }, ({ state }) => state === 'running'));
  return (
    <Loaded query={found}>
      {({ state, entries, failure, download }) => {
        const link = safeLink(download?.url);
        return (
          <span role="status" className="flex flex-wrap items-center gap-3">
            <Badge tone={TONES[state] ?? 'quiet'}>{exports.states[state] ?? state}</Badge>
            <span className="text-quiet">
              {exports.entries}: {entries}
            </span>
            {failure !== undefined && <bdi className="text-bad">{failure}</bdi>}
            {link !== undefined && (
              <a href={link} rel="noreferrer" className={buttonLook('main')}>
                {exports.download}
              </a>
            )}
          </span>
        );
      }}
    </Loaded>
  );
}
