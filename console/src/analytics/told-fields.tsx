import { useInfiniteQuery } from '@tanstack/react-query';
import { pagesOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/field.tsx';
import { Problem } from '../ui/problem.tsx';

type Choice = { readonly id: string; readonly name?: string; readonly email?: string };

/** The members who are notified. Who was chosen stays, on a later page of the list and while it loads. */
export function ToldFields({ chosen }: { readonly chosen: readonly string[] }) {
  const may = useMay();
  return may('members:read') && <MemberFields chosen={chosen} />;
}

function MemberFields({ chosen }: { readonly chosen: readonly string[] }) {
  const { alerts, common } = useTexts();
  const list = useInfiniteQuery(pagesOptions('listMembers', {}));
  const listed: readonly Choice[] = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const others = chosen.filter((member) => !listed.some(({ id }) => id === member));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-medium">{alerts.told}</legend>
      <div className="flex max-h-40 flex-col gap-1 overflow-y-auto" tabIndex={0}>
        {[...others.map((id): Choice => ({ id })), ...listed].map(({ id, name, email }) => (
          <CheckField
            key={id}
            name="members"
            value={id}
            label={name ?? email ?? id}
            defaultChecked={chosen.includes(id)}
          />
        ))}
        {list.hasNextPage && (
          <Button
            className="self-start"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {common.more}
          </Button>
        )}
      </div>
      {list.error && <Problem error={list.error} />}
      <p className="text-quiet">{alerts.toldHint}</p>
    </fieldset>
  );
}
