import { useEffect, useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { FILTER_STATES, tenantsSearch, type TenantsSearch } from './tenants-search.ts';

const TYPING_MS = 250;

type TenantFiltersProps = {
  readonly search: TenantsSearch;
  readonly onChange: (search: TenantsSearch) => void;
};

export function TenantFilters({ search, onChange }: TenantFiltersProps) {
  const { tenants, states } = useTexts();
  const change = (part: object) => onChange(tenantsSearch({ ...search, ...part }));
  return (
    <search className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr]">
      <TypedField label={tenants.search} value={search.q ?? ''} onTyped={(q) => change({ q })} />
      <SelectField
        label={tenants.state}
        value={search.status ?? ''}
        onChange={({ target }) => change({ status: target.value })}
      >
        <option value="">{tenants.anyState}</option>
        {FILTER_STATES.map((state) => (
          <option key={state} value={state}>
            {states[state]}
          </option>
        ))}
      </SelectField>
      <TypedField
        label={tenants.plan}
        value={search.plan ?? ''}
        onTyped={(plan) => change({ plan })}
      />
    </search>
  );
}

type TypedFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onTyped: (text: string) => void;
};

/** Asks once somebody has stopped to type. */
function TypedField({ label, value, onTyped }: TypedFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onTyped(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      type="search"
      label={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
}
