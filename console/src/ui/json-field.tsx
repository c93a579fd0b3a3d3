import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { AreaField } from './field.tsx';
import { parsedObject } from './parsed-object.ts';

type JsonFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  readonly given: object;
  /** Empty for nothing. */
  readonly isOptional?: boolean;
};

/** An object as JSON text, with an error while the text is none. */
export function JsonField({ given, isOptional = false, ...area }: JsonFieldProps) {
  const { tenant } = useTexts();
  const [isObject, setObject] = useState(true);
  const isEmpty = isOptional && Object.keys(given).length === 0;
  return (
    <AreaField
      {...area}
      error={isObject ? undefined : tenant.notJson}
      spellCheck={false}
      required={!isOptional}
      defaultValue={isEmpty ? '' : JSON.stringify(given, undefined, 2)}
      onChange={({ target: { value } }) =>
        setObject((isOptional && value.trim() === '') || parsedObject(value) !== undefined)
      }
    />
  );
}
