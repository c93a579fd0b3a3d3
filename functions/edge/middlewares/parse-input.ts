import { tenantContextOf } from '../tenant-context-of.ts';
import { requestInfoOf } from '../authorizer-context.ts';
import { RefusedError, routeOf, type EdgeMiddleware, type Passing } from '../edge-middleware.ts';
import { parseRequest } from '../parse-request.ts';
import type { KnownError } from '../problems.ts';

/** Reads the request by its contract, and refuses it with all that is wrong with it at once. */
export const parseInput = (): EdgeMiddleware => ({
  before: ({ event, internal }) => {
    const route = routeOf(internal);
    const parsed = parseRequest(route, event);
    if (!parsed.ok) throw new RefusedError(parsed.error);
    const request = requestInfoOf(event);
    const { rawPath: path, body = '', isBase64Encoded } = event;
    const rawBody = () => Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const cookies = event.cookies ?? event.headers.cookie?.split('; ') ?? [];
    const input = { ...callerOf(internal), request, path, rawBody, cookies, ...parsed.value };
    if (!internal.principal) internal.signIn = signInOf(parsed.value.body);
    event.run = async () => {
      const outcome = await route.run(input as never);
      if ('refused' in outcome) internal.refused = outcome.refused as KnownError;
      return outcome;
    };
  },
});

function signInOf(body: unknown): Passing['signIn'] {
  const { tenant, email } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...(typeof tenant === 'string' && { tenant }),
    ...(typeof email === 'string' && { email }),
  };
}

/** Who asks, in the forms that operations take. */
function callerOf({ principal }: Passing) {
  if (!principal) return {};
  return principal.kind === 'operator'
    ? { principal, operator: principal }
    : { principal, tenant: tenantContextOf(principal) };
}
