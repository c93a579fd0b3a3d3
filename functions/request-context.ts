import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import { ISOLATION_STRATEGIES } from '../core/tenancy/isolation-strategy.ts';
import { TENANT_ROLES } from '../core/tenancy/tenant-role.ts';

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
  z.object({
    kind: z.literal('operator'),
    userId: z.string().min(1),
    username: z.string().min(1),
    sessionId: z.string().min(1),
    expiresAt: z.coerce.number(),
  }),
  z.object({
    kind: z.literal('tenant'),
    tenantId: z.templateLiteral(['tnt_', z.string()]),
    tenantName: z.string(),
    plan: z.string(),
    isolation: z.enum(ISOLATION_STRATEGIES),
    region: z.string().min(1),
    tier: z.string().optional(),
    writes: z.enum(['open', 'paused']),
    userId: z.string().min(1),
    username: z.string().min(1),
    role: z.enum(TENANT_ROLES),
    userPoolId: z.string().min(1),
    sessionId: z.string().min(1),
    expiresAt: z.coerce.number(),
  }),
]);
export type RequestContext = z.infer<typeof requestContext>;

/** An API request as the functions see it; `lambda` is empty on routes open to anyone. */
export type ApiEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<unknown>;

/** The verified identity of this request; null where none was needed. Throws when it is malformed. */
export function requestContextOf(event: ApiEvent): RequestContext | null {
  // Absent on routes without an authorizer, whatever the type says.
  const { authorizer } = event.requestContext as Partial<ApiEvent['requestContext']>;
  return authorizer?.lambda ? requestContext.parse(authorizer.lambda) : null;
}
