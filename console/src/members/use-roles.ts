import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';

const BUILT_IN = ['viewer', 'member', 'admin', 'owner'];

/** The roles that can be given, by id and name: the built-in ones alone to whoever may not see the others. */
export function useRoles(): readonly { readonly id: string; readonly name: string }[] {
  const may = useMay();
  const { data } = useQuery({ ...callOptions('listRoles', {}), enabled: may('roles:read') });
  return data?.items ?? BUILT_IN.map((id) => ({ id, name: id }));
}
