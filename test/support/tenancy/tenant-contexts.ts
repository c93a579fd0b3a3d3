import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import type { TenantRole } from '../../../core/tenancy/tenant-role.ts';
import type { ApiEvent, RequestContext } from '../../../functions/request-context.ts';
import { newId } from '../../../kit/id.ts';

type TenantIdentity = Extract<RequestContext, { kind: 'tenant' }>;

/** What the authorizer says of a user of a tenant made up for a test. */
export const tenantIdentity = (role: TenantRole = 'owner'): TenantIdentity => ({
  kind: 'tenant',
  tenantId: newId('tnt'),
  tenantName: 'Acme',
  plan: 'basic',
  isolation: 'shared_schema',
  region: 'us-east-1',
  writes: 'open',
  userId: newId('usr'),
  username: 'ada',
  role,
  userPoolId: 'us-east-1_Test',
  sessionId: 'session',
  expiresAt: 4_000_000_000,
});

/** The context of a tenant made up for a test, as the edge would make it. */
export function tenantContext(identity = tenantIdentity()): TenantContext {
  const { tenantId, userId, role, plan } = identity;
  return { tenantId, userId, role, plan, ...placementSpecOf(identity) } as TenantContext;
}

export type RequestOf = {
  readonly identity?: RequestContext;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** A request to a route, as API Gateway would hand it to the function. */
export const apiEvent = (routeKey: string, request: RequestOf = {}): ApiEvent =>
  ({
    routeKey,
    rawPath: routeKey.split(' ')[1],
    headers: request.headers ?? {},
    pathParameters: request.params,
    queryStringParameters: request.query,
    body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      authorizer: { lambda: request.identity ?? tenantIdentity() },
    },
  }) as unknown as ApiEvent;
