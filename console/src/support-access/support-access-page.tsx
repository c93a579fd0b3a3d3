import type { ItemOf } from '@freehold/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { pagesOptions } from '../api/use-call.ts';
import { useFragment } from '../session/fragment.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { Page } from '../ui/page.tsx';
import { Pages } from '../ui/pages.tsx';
import { Time } from '../ui/time.tsx';

type Access = ItemOf<'listSupportAccess'>;

const TONES: Readonly<Record<string, Tone>> = { requested: 'warn', granted: 'info' };

/** Where the mails of the support's requests lead. */
export function SupportAccessPage() {
  const { support } = useTexts();
  const { id: asked } = useFragment();
  const list = useInfiniteQuery(pagesOptions('listSupportAccess', {}));
  return (
    <Page title={support.title} actions={<ApiCall call={{ id: 'listSupportAccess' }} />}>
      <Pages list={list} empty={support.none}>
        {(items) => (
          <div className="flex flex-col gap-4">
            {[...items]
              .sort((a, b) => Number(b.id === asked) - Number(a.id === asked))
              .map((access) => (
                <AccessCard key={access.id} access={access} />
              ))}
          </div>
        )}
      </Pages>
    </Page>
  );
}

function AccessCard({ access }: { readonly access: Access }) {
  const { support } = useTexts();
  const { status, isEmergency, operator, reason, scopes, durationHours, recentUses } = access;
  return (
    <Card
      title={operator.name}
      actions={
        <span className="flex gap-2">
          {isEmergency && <Badge tone="bad">{support.emergency}</Badge>}
          <Badge tone={TONES[status] ?? 'quiet'}>{support.statuses[status] ?? status}</Badge>
        </span>
      }
    >
      <Facts
        facts={[
          [support.reason, <bdi key="reason">{reason}</bdi>],
          [support.scopes, `${scopes.join(', ')} ${support.hours(durationHours)}`],
          [support.asked, <Time key="asked" at={access.requestedAt} />],
          ...(access.until === undefined
            ? []
            : [[support.until, <Time key="until" at={access.until} />] as const]),
        ]}
      />
      <AccessActions access={access} />
      {(status === 'granted' || recentUses.length > 0) && (
        <>
          <h3 className="mt-4 font-medium">{support.uses}</h3>
          {recentUses.length === 0 && <p className="text-quiet">{support.noUses}</p>}
          <ul>
            {recentUses.map(({ time, operation, path }) => (
              <li key={`${time} ${path}`} className="[overflow-wrap:anywhere]">
                <Time at={time} /> {operation} <code>{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function AccessActions({ access: { id, status, operator } }: { readonly access: Access }) {
  const { support } = useTexts();
  const may = useMay();
  const params = { accessId: id };
  const grant = callTo('grantSupportAccess', { params });
  const refuse = callTo('refuseSupportAccess', { params });
  const revoke = callTo('revokeSupportAccess', { params });
  if (!may('support-access:write')) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {status === 'requested' && (
        <>
          <CallButton
            look="main"
            label={support.grant}
            of={operator.name}
            text={support.grantText}
            call={() => grant}
            example={grant}
            done={support.granted}
          />
          <CallButton
            label={support.refuse}
            of={operator.name}
            isDanger
            call={() => refuse}
            example={refuse}
            done={support.refused}
          />
        </>
      )}
      {status === 'granted' && (
        <CallButton
          label={support.revoke}
          of={operator.name}
          text={support.revokeText}
          isDanger
          call={() => revoke}
          example={revoke}
          done={support.revoked}
        />
      )}
    </div>
  );
}
