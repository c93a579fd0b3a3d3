import type { SyntheticEvent } from 'react';

/** The texts of a form that is sent, by their names; the page stays. */
export function valuesOf(event: SyntheticEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget)];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
