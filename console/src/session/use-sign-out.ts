import { useNavigate } from '@tanstack/react-router';
import { client } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';

/** Ends the session here, also where the platform does not answer, and keeps nothing that was read. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await client.signOut().catch(() => undefined);
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
}
