import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import { authenticated, type Principal, type RequestInfo } from '../../core/access/principal.ts';
import { reasonsIn } from '../../core/tenants/suspension.ts';
import { TENANT_STATES } from '../../core/tenants/tenant.ts';
import type { EdgeError } from './edge-error.ts';

/** Why the authorizer refused a token; each is an error of the catalogue of problems. */
export const REFUSALS = [
  'TokenInvalid',
  'TokenExpired',
  'SessionEnded',
  'TenantNotActive',
  'TenantElsewhere',
  'TenantSuspended',
  'NotPermitted',
  'NoSupportAccess',
  'KeyDisabled',
  'KeyExpired',
  'AddressNotAllowed',
  'Unavailable',
] as const satisfies readonly EdgeError['kind'][];
export type Refusal = (typeof REFUSALS)[number];

/**
 * What the authorizer tells the functions. A refused request carries the reason and no identity, so
 * that even an operation that forgot to look could reach nothing.
 */
export const authorizerContext = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    refusal: z.enum(REFUSALS),
    /** Of a tenant that is not active. */
    state: z.enum(TENANT_STATES).optional(),
    /** Of a tenant of another cell. */
    cell: z.string().optional(),
    /** Why a tenant is suspended, as one text; told to its owners alone. */
    reasons: z.string().optional(),
  }),
  ...authenticated.options,
]);
export type AuthorizerContext = Readonly<z.infer<typeof authorizerContext>>;

/** Beside the identity: CloudFront passed the request on, and its own address is not the client's. */
export type ViaEdge = { readonly viaEdge?: boolean };

/** An API request as the functions see it; `lambda` is empty on routes open to anyone. */
export type ApiEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<unknown>;

type Identified = { readonly principal: Principal | null; readonly refused: EdgeError };

/** Who makes this request, and the error to answer with where it is no one. Throws on a malformed context. */
export function principalOf(event: ApiEvent): Identified {
  const told = toldOf(event);
  // On an open route the authorizer, where it is asked, says of no one.
  if (!told || !('kind' in told)) return { principal: null, refused: { kind: 'TokenInvalid' } };

  const context = authorizerContext.parse(told);
  if (context.kind === 'refused') {
    const { refusal, state = 'suspended', cell = '', reasons: told } = context;
    if (refusal === 'TenantElsewhere') {
      return { principal: null, refused: { kind: refusal, cell } };
    }
    const reasons = told === undefined ? undefined : reasonsIn(told);
    return { principal: null, refused: { kind: refusal, state, reasons } };
  }
  return {
    principal: { ...context, request: requestInfoOf(event) } as Principal,
    refused: { kind: 'NotPermitted' },
  };
}

/** Which request it is, whoever makes it. */
export function requestInfoOf(event: ApiEvent): RequestInfo {
  const { requestId: id, http } = event.requestContext;
  const sourceIp = addressOf(event, { isViaEdge: toldOf(event)?.viaEdge === true });
  return { id, sourceIp, userAgent: http.userAgent };
}

type Addressed = {
  readonly headers?: ApiEvent['headers'];
  readonly requestContext: { readonly http: { readonly sourceIp: string } };
};

/** From where the client sent it. */
export const addressOf = (
  { headers = {}, requestContext: { http } }: Addressed,
  { isViaEdge }: { readonly isViaEdge: boolean },
): string => (isViaEdge ? viewerAddress(headers) : undefined) ?? http.sourceIp;

/** Absent on routes without an authorizer, whatever the type says. */
function toldOf({ requestContext }: ApiEvent) {
  const { authorizer } = requestContext as Partial<ApiEvent['requestContext']>;
  return authorizer?.lambda as (AuthorizerContext & ViaEdge) | ViaEdge | null | undefined;
}

/**
 * Whose request CloudFront passed on: each hop adds the address it saw at the end, CloudFront the
 * client's and API Gateway CloudFront's. All before them is the client's own word.
 */
const viewerAddress = (headers: ApiEvent['headers']): string | undefined =>
  headers['x-forwarded-for']?.split(',').at(-2)?.trim();
