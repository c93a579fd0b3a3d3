import { useEffect, useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { StrategyOptions } from './strategy-options.tsx';
import { FILTER_STATES, MAX_FILTER_LETTERS, type TenantsSearch } from './tenants-search.ts';

const TYPING_MS = 250;

type TenantFiltersProps = {
  readonly search: TenantsSearch;
  readonly onChange: (part: object) => void;
};

export function TenantFilters({ search, onChange }: TenantFiltersProps) {
  const { tenants, states } = useTexts();
  return (
    <search className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
      <TypedField label={tenants.search} value={search.q ?? ''} onTyped={(q) => onChange({ q })} />
      <SelectField
        label={tenants.state}
        value={search.status ?? ''}
        onChange={({ target }) => onChange({ status: target.value })}
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
        onTyped={(plan) => onChange({ plan })}
      />
      <SelectField
        label={tenants.isolation}
        value={search.isolation ?? ''}
        onChange={({ target }) => onChange({ isolation: target.value })}
      >
        <option value="">{tenants.anyIsolation}</option>
        <StrategyOptions />
      </SelectField>
    </search>
  );
}

type TypedFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onTyped: (text: string) => void;
};

/** Asks once somebody has stopped to type. What the URL says by another way, such as a step back, stands in its place. */
function TypedField({ label, value, onTyped }: TypedFieldProps) {
  const [{ text, asked, seen }, set] = useState({ text: value, asked: value, seen: value });
  if (value !== seen) {
    const isOwn = value === asked || text.trim() !== asked;
    set(isOwn ? { text, asked, seen: value } : { text: value, asked: value, seen: value });
  }
  useEffect(() => {
    const next = text.trim();
    if (next === asked) return;
    const timer = setTimeout(() => {
      set((now) => ({ ...now, asked: next }));
      onTyped(next);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      type="search"
      label={label}
      value={text}
      maxLength={MAX_FILTER_LETTERS}
      onChange={({ target }) => set((now) => ({ ...now, text: target.value }))}
    />
  );
}
