import type { AnswerOf } from '@freehold/sdk';
import { createContext, use } from 'react';

export type Me = Exclude<AnswerOf<'showMe'>, { kind: 'key' }>;

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; only pages inside the shell ask. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in.');
  return me;
}

/** Whether an action is shown at all; the platform decides again when it is done. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Whether the tenant's plan has a feature. */
export function useHas(): (feature: string) => boolean {
  const me = useMe();
  return (feature) => me.kind === 'tenant' && me.tenant.features.includes(feature);
}
