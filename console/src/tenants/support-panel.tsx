import type { RequestOf } from '@freehold/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import { callTo } from '../api/call.ts';
import type { EnteredAccess } from '../api/entered-access.ts';
import { pagesOptions } from '../api/use-call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Loading } from '../ui/loaded.tsx';
import { Pages } from '../ui/pages.tsx';
import { SendButton } from '../ui/send-button.tsx';
import { Time } from '../ui/time.tsx';
import type { Tenant } from './tenant.ts';

/** It has parts of three other pages: whoever is let in loads them. */
const EnteredData = lazy(async () => ({
  default: (await import('../support-access/entered-data.tsx')).EnteredData,
}));

type Ask = RequestOf<'askForAccess'>['body'];
const SCOPES: Ask['scopes'] = ['records:read', 'files:read', 'members:read'];

/** What operators asked to see of the tenant's data; by what was granted the one who asked sees it here. */
export function SupportPanel({ tenant }: { readonly tenant: Tenant }) {
  const [entered, setEntered] = useState<EnteredAccess>();
  const leave = useCallback(() => setEntered(undefined), []);
  return entered ? (
    <Suspense fallback={<Loading />}>
      <EnteredData tenant={tenant} access={entered} onLeave={leave} />
    </Suspense>
  ) : (
    <Accesses tenantId={tenant.id} onEnter={setEntered} />
  );
}

type EnterProps = { readonly onEnter: (access: EnteredAccess) => void };

function EnterButton({ access, onEnter }: EnterProps & { readonly access: EnteredAccess }) {
  const { entered } = useTexts();
  const me = useMe();
  const may = useMay();
  const { status, operator, isEmergency, reason } = access;
  const isOwn = status === 'granted' && operator.id === me.userId;
  if (!isOwn || !may(isEmergency ? 'emergency-access:write' : 'support-requests:write')) {
    return null;
  }
  return (
    <Button look="main" onClick={() => onEnter(access)} aria-label={`${entered.enter}: ${reason}`}>
      {entered.enter}
    </Button>
  );
}

function Accesses({ tenantId, onEnter }: EnterProps & { readonly tenantId: string }) {
  const { support, requests } = useTexts();
  const may = useMay();
  const params = { tenantId };
  const list = useInfiniteQuery(pagesOptions('listAccessOfTenant', { params }));
  return (
    <Card title={requests.title} actions={<ApiCall call={{ id: 'listAccessOfTenant', params }} />}>
      <Pages list={list} empty={requests.none}>
        {(items) => (
          <ul className="divide-y divide-line">
            {items.map((access) => {
              const { id, status, operator, reason, scopes, requestedAt, credential } = access;
              return (
                <li key={id} className="flex flex-wrap items-center gap-3 py-2">
                  <Badge tone={status === 'granted' ? 'good' : 'quiet'}>
                    {support.statuses[status] ?? status}
                  </Badge>
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                    {operator.name}: <bdi>{reason}</bdi> ({scopes.join(', ')}){' '}
                    <Time at={requestedAt} />
                  </span>
                  <EnterButton access={access} onEnter={onEnter} />
                  {status === 'granted' && <CopyButton text={credential} />}
                  {status === 'requested' && may('support-requests:write') && (
                    <SendButton
                      label={requests.withdraw}
                      of={reason}
                      call={callTo('withdrawAccess', { params: { tenantId, accessId: id } })}
                      done={requests.withdrawn}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Pages>
      <p className="my-3 text-quiet">{requests.use}</p>
      {may('support-requests:write') && <AskButton tenantId={tenantId} />}
    </Card>
  );
}

function AskButton({ tenantId }: { readonly tenantId: string }) {
  const { requests } = useTexts();
  const ask = (body: Ask) => callTo('askForAccess', { params: { tenantId }, body });
  return (
    <CallButton
      label={requests.ask}
      text={requests.askText}
      call={({ reason = '', hours }, form) =>
        ask({
          reason,
          scopes: form.getAll('scopes') as Ask['scopes'],
          durationHours: Number(hours),
        })
      }
      example={ask({ reason: 'Ticket 4711', scopes: ['records:read'], durationHours: 4 })}
      done={requests.asked}
    >
      <TextField name="reason" label={requests.reason} required maxLength={500} />
      <fieldset className="flex flex-col gap-1">
        <legend className="font-medium">{requests.scopes}</legend>
        {SCOPES.map((scope) => (
          <CheckField key={scope} name="scopes" value={scope} label={scope} />
        ))}
      </fieldset>
      <TextField name="hours" type="number" min={1} label={requests.hours} defaultValue={4} />
    </CallButton>
  );
}
