import { SessionRefusedError } from '../../core/provisioning/tenant-store.ts';
import type { IsolationStrategy } from '../../core/tenancy/isolation-strategy.ts';
import type { Placement } from '../../core/tenancy/placement.ts';

/** DynamoDB's name for it, and S3's. */
const REFUSALS = ['AccessDeniedException', 'AccessDenied'];

/** What a place answers that is not there, is somebody else's, or lies in a region that is not switched on. */
const NO_PLACE = [
  'NoSuchBucket',
  'ResourceNotFoundException',
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidToken',
  'UnrecognizedClientException',
];

/** Whether a place, as it is, does not let a tenant's session in: no outage. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof SessionRefusedError ||
  (error instanceof Error && [...REFUSALS, ...NO_PLACE].includes(error.name));

/**
 * Whether that is what a place answers which the tenant had to itself and which is gone: policies know it by its
 * tags, and what is gone has none. That it is gone, its names tell (`tables-named.ts`).
 */
export const isGone = (
  { isolation }: { readonly isolation: IsolationStrategy },
  error: unknown,
): boolean => ['separate_schema', 'separate_database'].includes(isolation) && isRefusal(error);

/** Runs a call of a tenant's session; throws a SessionRefusedError where its own key may not know it yet. */
export async function orRefusedSession<Answer>(
  { dedicated }: Placement,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const isRefusal = error instanceof Error && REFUSALS.includes(error.name);
    if (!dedicated || !isRefusal) throw error;
    throw new SessionRefusedError('The tenant’s session is not let in.', { cause: error });
  }
}
