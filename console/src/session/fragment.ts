import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** What a mail's link tells the page, after the `#`, which no server sees. */
export const valuesInFragment = (fragment: string): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, '')));

/** The same, taken out of the address: what is in it then stands in no history. */
export function useFragment(): Readonly<Record<string, string>> {
  const router = useRouter();
  const [values] = useState(() => valuesInFragment(router.latestLocation.hash));
  useEffect(() => {
    if (router.latestLocation.hash === '') return;
    void router.navigate({ to: '.', hash: '', search: true, replace: true });
  }, [router]);
  return values;
}
