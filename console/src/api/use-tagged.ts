import type { AnswerOf, OperationId, RequestOf } from '@freehold/sdk';
import { queryOptions } from '@tanstack/react-query';
import { sendUntyped } from './client.ts';

/** What an operation answers, with the tag that a change of it has to give in `If-Match`. */
export const taggedOptions = <Id extends OperationId>(
  id: Id,
  request: Omit<RequestOf<Id>, 'signal'>,
) =>
  queryOptions({
    queryKey: [id, 'tagged', request],
    queryFn: async ({ signal }) => {
      const { headers, body } = await sendUntyped(id, { ...request, signal });
      return { body: body as AnswerOf<Id>, ifMatch: { 'if-match': headers.get('etag') ?? '*' } };
    },
  });
