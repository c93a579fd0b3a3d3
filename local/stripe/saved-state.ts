import { existsSync, readFileSync } from 'node:fs';
import { writeState } from '../state-file.ts';
import { Shelf, type StripeState } from './stripe-state.ts';

type Saved = Readonly<Record<string, readonly unknown[]>>;

/** Writes all that the stand-in knows, so that a customer of the platform's is still one after a restart. */
export function saveStripe(state: StripeState, file: string): void {
  const parts = Object.entries(state).map(([name, part]) => [name, contentOf(part)]);
  writeState(file, Object.fromEntries(parts));
}

/** Nothing where nothing was saved. */
export function loadStripe(state: StripeState, file: string): void {
  if (!existsSync(file)) return;
  const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
  for (const [name, part] of Object.entries(state)) fill(part, saved[name] ?? []);
}

function contentOf(part: unknown): unknown[] {
  if (part instanceof Shelf) return part.all();
  return part instanceof Map ? [...part] : [...(part as readonly unknown[])];
}

function fill(part: unknown, content: readonly unknown[]): void {
  if (part instanceof Shelf) for (const object of content) part.put(object);
  else if (part instanceof Map) {
    for (const [key, value] of content as [string, unknown][]) part.set(key, value);
  } else (part as unknown[]).push(...content);
}
