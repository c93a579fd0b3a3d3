import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { AreaField } from '../ui/field.tsx';
import { parsedObject } from '../ui/parsed-object.ts';

/** JSON as text: the browser keeps the form until it is an object. */
export function DataField({ data }: { readonly data: object }) {
  const { records, tenant } = useTexts();
  const [isObject, setObject] = useState(true);
  return (
    <AreaField
      name="data"
      label={records.data}
      hint={records.dataHint}
      error={isObject ? undefined : tenant.notJson}
      rows={12}
      spellCheck={false}
      required
      defaultValue={JSON.stringify(data, undefined, 2)}
      onChange={({ target }) => setObject(parsedObject(target.value) !== undefined)}
    />
  );
}
