import { ProblemError, SessionEndedError } from '@freehold/sdk';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

type SessionEnd = { onEnded: () => void };

/** Told when a call finds that nobody is signed in any more. */
export const sessionEnd: SessionEnd = { onEnded: () => undefined };

const onError = (error: Error) => {
  if (error instanceof SessionEndedError) sessionEnd.onEnded();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // The client tries again what the platform asks to send again; a refusal stays one.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ProblemError || error instanceof SessionEndedError),
    },
  },
});
