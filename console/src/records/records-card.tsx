import type { ItemOf } from '@freehold/sdk';
import { callTo, ifVersion } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ListCard } from '../ui/list-card.tsx';
import { parsedObject } from '../ui/parsed-object.ts';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { DataField } from './data-field.tsx';

type Item = ItemOf<'listRecords'>;
const SHOWN_LETTERS = 300;

export function RecordsCard({ collection }: { readonly collection: string }) {
  const { records, common } = useTexts();
  const may = useMay();
  const params = { collection };
  const actions = {
    title: common.actions,
    cell: (item: Item) => <RecordActions collection={collection} item={item} />,
  };
  return (
    <ListCard id="listRecords" request={{ params }} title={collection} empty={records.none}>
      {(items) => (
        <Table
          caption={collection}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            {
              title: records.data,
              cell: ({ data }) => (
                <code className="line-clamp-3 text-xs">
                  {JSON.stringify(data).slice(0, SHOWN_LETTERS)}
                </code>
              ),
            },
            { title: 'ID', isWide: true, cell: ({ id }) => <code>{id}</code> },
            {
              title: records.changed,
              isWide: true,
              cell: ({ updatedAt }) => <Time at={updatedAt} />,
            },
            ...(may('records:write') ? [actions] : []),
          ]}
        />
      )}
    </ListCard>
  );
}

type RecordActionsProps = { readonly collection: string; readonly item: Item };

function RecordActions({ collection, item: { id, data, version } }: RecordActionsProps) {
  const { records, keys } = useTexts();
  const request = { params: { collection, recordId: id }, headers: ifVersion(version) };
  const replace = (body: object) =>
    callTo('replaceRecord', { ...request, body: body as Record<string, never> });
  const remove = callTo('deleteRecord', request);
  return (
    <RowMenu
      name={keys.actionsFor(id)}
      actions={[
        rowAction({
          label: records.edit,
          call: ({ data: text = '' }) => {
            const body = parsedObject(text);
            return body && replace(body);
          },
          example: replace(data),
          done: records.saved,
          children: <DataField data={data} />,
        }),
        rowAction({
          label: records.remove,
          title: records.removeTitle,
          text: <code>{id}</code>,
          isDanger: true,
          call: () => remove,
          example: remove,
          done: records.removed,
        }),
      ]}
    />
  );
}
