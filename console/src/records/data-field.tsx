import { useTexts } from '../texts/use-texts.ts';
import { JsonField } from '../ui/json-field.tsx';

/** What a record holds. */
export function DataField({ data }: { readonly data: object }) {
  const { records } = useTexts();
  return (
    <JsonField name="data" label={records.data} hint={records.dataHint} rows={12} given={data} />
  );
}
