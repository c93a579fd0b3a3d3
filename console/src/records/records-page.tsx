import { useNavigate, useSearch } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { parsedObject } from '../ui/parsed-object.ts';
import { DataField } from './data-field.tsx';
import { RecordsCard } from './records-card.tsx';

/** The records of the collection that the URL names. */
export function RecordsPage() {
  const { records } = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const { collection } = useSearch({ from: '/shell/records' });
  const choose = (chosen?: string) =>
    void navigate({ to: '/records', search: chosen === undefined ? {} : { collection: chosen } });
  return (
    <Page
      title={records.title}
      actions={may('records:write') && <CreateButton collection={collection} />}
    >
      <Collections chosen={collection} onChoose={choose} empty={records.noCollections} />
      {collection !== undefined && <RecordsCard key={collection} collection={collection} />}
    </Page>
  );
}

type CollectionsProps = {
  readonly chosen: string | undefined;
  readonly onChoose: (collection?: string) => void;
  readonly empty: string;
};

export function Collections({ chosen, onChoose, empty }: CollectionsProps) {
  const { records, common } = useTexts();
  return (
    <ListCard id="listCollections" title={records.collections} empty={empty}>
      {(items) => (
        <div className="max-w-sm">
          <SelectField
            label={records.collection}
            value={chosen ?? ''}
            onChange={({ target: { value } }) => onChoose(value === '' ? undefined : value)}
          >
            <option value="">{common.none}</option>
            {items.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        </div>
      )}
    </ListCard>
  );
}

function CreateButton({ collection }: { readonly collection: string | undefined }) {
  const { records } = useTexts();
  const navigate = useNavigate();
  const create = (name: string, body: Record<string, never>) =>
    callTo('createRecord', { params: { collection: name }, body });
  return (
    <CallButton
      look="main"
      label={records.create}
      call={({ collection: name = '', data = '' }) => {
        const body = parsedObject(data);
        if (!body) return undefined;
        void navigate({ to: '/records', search: { collection: name } });
        return create(name, body as Record<string, never>);
      }}
      example={callTo('createRecord', {
        params: { collection: collection ?? 'notes' },
        body: { text: 'Order 12 anvils' } as object as Record<string, never>,
      })}
      done={records.created}
    >
      <TextField
        name="collection"
        label={records.collection}
        required
        defaultValue={collection ?? 'notes'}
        autoCapitalize="none"
      />
      <DataField data={{ text: '' }} />
    </CallButton>
  );
}
