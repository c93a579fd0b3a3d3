import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { AreaField } from '../ui/field.tsx';
import { parsedObject } from '../ui/parsed-object.ts';

/** What has no field of its own, as JSON; empty for nothing. */
export function MoreField({ given }: { readonly given: object }) {
  const { onboard, tenant } = useTexts();
  const [isObject, setObject] = useState(true);
  return (
    <AreaField
      name="more"
      label={onboard.more}
      hint={onboard.moreHint}
      error={isObject ? undefined : tenant.notJson}
      rows={4}
      spellCheck={false}
      defaultValue={Object.keys(given).length > 0 ? JSON.stringify(given, undefined, 2) : ''}
      onChange={({ target }) =>
        setObject(target.value.trim() === '' || parsedObject(target.value) !== undefined)
      }
    />
  );
}
