import type { Operator, RequestInfo } from '../../../core/access/principal.ts';
import { SUPPORT_SCOPES } from '../../../core/access/support-grant.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import {
  OPERATOR_ROLE_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  type TenantRole,
} from '../../../core/access/roles.ts';
import type { ApiEvent, AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { newId } from '../../../kit/id.ts';

type TenantIdentity = Extract<AuthorizerContext, { kind: 'user' }>;

/** What the authorizer says of a user of a tenant made up for a test. */
export const tenantIdentity = (role: TenantRole = 'owner'): TenantIdentity => ({
  kind: 'user',
  tenantId: newId('tnt'),
  tenantName: 'Acme',
  plan: 'basic',
  isolation: 'shared_schema',
  region: 'us-east-1',
  writes: 'open',
  id: newId('usr'),
  email: 'ada@acme.example',
  role,
  permissions: TENANT_ROLE_PERMISSIONS[role].join(' '),
  userPoolId: 'us-east-1_Test',
  sessionId: 'session',
  expiresAt: 4_000_000_000,
});

/** What the authorizer says of an operator. */
export const operatorIdentity = {
  kind: 'operator',
  id: 'operator-1',
  userPoolId: 'us-east-1_Operators',
  email: 'op@freehold.example',
  sessionId: 'session-1',
  expiresAt: 4_000_000_000,
  role: 'admin',
  permissions: OPERATOR_ROLE_PERMISSIONS.admin.join(' '),
} as const satisfies AuthorizerContext;

/** What the authorizer says of an operator whom a tenant let in to read. */
export const supportIdentity = (tenant = tenantIdentity()) =>
  ({
    ...tenant,
    kind: 'support',
    id: operatorIdentity.id,
    email: operatorIdentity.email,
    role: 'support',
    permissions: SUPPORT_SCOPES.join(' '),
    accessId: newId('sup'),
    grantedByName: 'ada@acme.example',
  }) as const satisfies AuthorizerContext;

/** What the authorizer says of a tenant's API key. */
export function keyIdentity(
  permissions: readonly string[],
  changes: Partial<KeyIdentity> = {},
): KeyIdentity {
  const { tenantId, tenantName, plan, isolation, region, writes, userPoolId } = tenantIdentity();
  return {
    kind: 'key',
    id: newId('key'),
    mode: 'live',
    permissions: permissions.join(' '),
    ...{ tenantId, tenantName, plan, isolation, region, writes, userPoolId },
    planFeatures: 'api_access',
    ...changes,
  };
}
type KeyIdentity = Extract<AuthorizerContext, { kind: 'key' }>;

export const requestInfo: RequestInfo = {
  id: 'request-1',
  sourceIp: '192.0.2.1',
  userAgent: 'vitest',
};

/** An operator who makes a request, as the edge would tell of it. */
export const operatorPrincipal = { ...operatorIdentity, request: requestInfo } as Operator;

/** The context of a tenant made up for a test, as the edge would make it. */
export function tenantContext({ kind, id, tenantId, ...facts } = tenantIdentity()): TenantContext {
  const changedBy = { kind, id, requestId: requestInfo.id };
  return { tenantId, ...placementSpecOf(facts), changedBy } as TenantContext;
}

export type RequestOf = {
  readonly identity?: AuthorizerContext;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** From where it comes; from the same place by default. */
  readonly from?: { readonly sourceIp?: string; readonly userAgent?: string };
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
      requestId: requestInfo.id,
      http: {
        sourceIp: requestInfo.sourceIp,
        userAgent: requestInfo.userAgent,
        ...request.from,
      },
      authorizer: { lambda: request.identity ?? tenantIdentity() },
    },
  }) as unknown as ApiEvent;
