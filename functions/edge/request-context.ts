import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import { authenticated, type Principal } from '../../core/access/principal.ts';

/** Why the authorizer refused a token; each becomes a problem of its own at the edge. */
export const REFUSALS = [
  'token-invalid',
  'token-expired',
  'session-ended',
  'tenant-not-active',
  'not-permitted',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * What the authorizer tells the functions. A refused request carries the reason and no identity, so
 * that even a handler that forgot to look could reach nothing.
 */
export const requestContext = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    refusal: z.enum(REFUSALS),
    detail: z.string().optional(),
  }),
  ...authenticated.options,
]);
export type RequestContext = Readonly<z.infer<typeof requestContext>>;

/** An API request as the functions see it; `lambda` is empty on routes open to anyone. */
export type ApiEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<unknown>;

/** The verified identity of this request; null where none was needed. Throws when it is malformed. */
export function requestContextOf(event: ApiEvent): RequestContext | null {
  // Absent on routes without an authorizer, whatever the type says.
  const { authorizer } = event.requestContext as Partial<ApiEvent['requestContext']>;
  return authorizer?.lambda ? requestContext.parse(authorizer.lambda) : null;
}

/** Who makes this request. Throws on a request without identity: the edge lets none through. */
export function principalOf(event: ApiEvent): Principal {
  const context = requestContextOf(event);
  if (context === null || context.kind === 'refused') {
    throw new Error('The request carries no identity.');
  }
  const { requestId: id, http } = event.requestContext;
  const request = { id, sourceIp: http.sourceIp, userAgent: http.userAgent };
  return { ...context, request } as Principal;
}
