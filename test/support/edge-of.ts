import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { contracts } from '../../functions/contracts.ts';
import { edge } from '../../functions/edge/api-handler.ts';
import type { ApiEvent } from '../../functions/edge/authorizer-context.ts';
import type { Operation } from '../../functions/edge/operation.ts';
import { routes } from '../../functions/routes.ts';

export type Answered = APIGatewayProxyStructuredResultV2;

/** These operations as they are served: all that the edge does included. */
export function edgeOf(
  ...operations: readonly Operation[]
): (event: ApiEvent) => Promise<Answered> {
  const handler = edge(
    operations.map((operation) => ({
      ...operation,
      ...routes[operation.id],
      contract: contracts[operation.id],
    })),
  );
  return (event) => handler(event, { getRemainingTimeInMillis: () => 15_000 } as Context);
}
