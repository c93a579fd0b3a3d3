import { FreeholdError, type AnswerOf, type OperationId } from '@freehold/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OPERATIONS } from '../../../sdk/src/generated/operations.ts';
import type { Call } from './call.ts';
import { callUntyped } from './client.ts';

/**
 * Sends exactly the call that "Show as API call" shows, and has all that is shown asked for anew. A creation has one key
 * until it is certain that nothing came of it: sent twice, it is done once.
 */
export function useSend<Id extends OperationId>(onDone: (answer: AnswerOf<Id>) => void) {
  const queries = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const renewKey = () => setKey(crypto.randomUUID());
  return useMutation({
    mutationFn: async ({ id, headers, ...request }: Call<Id>) => {
      const own = 'takesKey' in OPERATIONS[id] ? { 'idempotency-key': key } : {};
      const answer = await callUntyped(id, { ...request, headers: { ...own, ...headers } });
      return answer as AnswerOf<Id>;
    },
    onError: (failure) => {
      if (failure instanceof FreeholdError && !failure.mayBeDone) renewKey();
    },
    onSuccess: async (answer) => {
      renewKey();
      onDone(answer);
      await queries.invalidateQueries();
    },
  });
}
