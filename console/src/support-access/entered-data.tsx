import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callTo } from '../api/call.ts';
import { EnteredAccessContext, type EnteredAccess } from '../api/entered-access.ts';
import { callOptions } from '../api/use-call.ts';
import { FilesCard } from '../files/files-page.tsx';
import { MembersCard } from '../members/members-page.tsx';
import { RecordsCard } from '../records/records-card.tsx';
import { Collections } from '../records/records-page.tsx';
import { MeContext, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Time } from '../ui/time.tsx';
import { useToast } from '../ui/toasts.tsx';

/** As soon as the API itself refuses an access that has ended, which takes up to five seconds. */
const CHECKED_MS = 4_000;

type EnteredDataProps = {
  readonly tenant: { readonly id: string; readonly name: string };
  readonly access: EnteredAccess;
  readonly onLeave: () => void;
};

/** What the tenant lets this operator see, and nothing that writes. */
export function EnteredData(props: EnteredDataProps) {
  const { access } = props;
  const { entered } = useTexts();
  const me = useMe();
  useEnd(props);
  const sees = (scope: EnteredAccess['scopes'][number]) => access.scopes.includes(scope);
  return (
    <div className="flex flex-col gap-4">
      <Banner {...props} />
      <EnteredAccessContext value={access}>
        <MeContext value={{ ...me, permissions: access.scopes }}>
          {sees('members:read') && <MembersCard />}
          {sees('files:read') && <FilesCard empty={entered.noFiles} />}
          {sees('records:read') && <Records />}
        </MeContext>
      </EnteredAccessContext>
    </div>
  );
}

/** An access that has ended is left, and with the access goes what was read by it. */
function useEnd({ tenant, access, onLeave }: EnteredDataProps) {
  const { entered } = useTexts();
  const toast = useToast();
  const queries = useQueryClient();
  const params = { tenantId: tenant.id };
  const asked = useQuery({
    ...callOptions('listAccessOfTenant', { params }),
    refetchInterval: CHECKED_MS,
  });
  const isOver = asked.data?.items.some(
    ({ id, status }) => id === access.id && status !== 'granted',
  );
  useEffect(() => {
    if (!isOver) return;
    toast(entered.over);
    onLeave();
  }, [isOver, entered, toast, onLeave]);
  useEffect(
    () => () =>
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(access.id) }),
    [queries, access.id],
  );
}

function Banner({ tenant, access, onLeave }: EnteredDataProps) {
  const { entered } = useTexts();
  const banner = useRef<HTMLElement>(null);
  useEffect(() => banner.current?.focus(), []);
  const withdraw = callTo('withdrawAccess', {
    params: { tenantId: tenant.id, accessId: access.id },
  });
  return (
    <section
      ref={banner}
      tabIndex={-1}
      aria-label={entered.of(tenant.name)}
      className="sticky top-2 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-warn bg-warn-tint p-3"
    >
      <p className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <strong>
          <bdi>{entered.of(tenant.name)}</bdi>
        </strong>{' '}
        {access.until !== undefined && (
          <>
            {entered.until} <Time at={access.until} />.{' '}
          </>
        )}
        {entered.text}
      </p>
      <Button
        onClick={({ currentTarget }) => {
          currentTarget.closest<HTMLElement>('[role="tabpanel"]')?.focus();
          onLeave();
        }}
      >
        {entered.leave}
      </Button>
      <CallButton
        label={entered.end}
        text={entered.endText}
        call={() => withdraw}
        example={withdraw}
      />
    </section>
  );
}

function Records() {
  const { entered } = useTexts();
  const [collection, setCollection] = useState<string>();
  return (
    <>
      <Collections chosen={collection} onChoose={setCollection} empty={entered.noRecords} />
      {collection !== undefined && <RecordsCard key={collection} collection={collection} />}
    </>
  );
}
