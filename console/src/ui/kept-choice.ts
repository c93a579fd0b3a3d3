import { useSyncExternalStore } from 'react';

/** A choice of how the console looks, which this browser keeps. Nothing else is ever stored. */
export function keptChoice<Choice extends string>(
  name: string,
  isChoice: (text: string) => text is Choice,
  first: () => Choice,
) {
  const listeners = new Set<() => void>();
  const kept = localStorage.getItem(name) ?? '';
  let choice = isChoice(kept) ? kept : first();
  const get = () => choice;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (next: string) => {
      if (!isChoice(next)) return;
      choice = next;
      localStorage.setItem(name, next);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
