import { SessionRefusedError } from '../../core/provisioning/tenant-store.ts';
import type { Placement } from '../../core/tenancy/placement.ts';

/** DynamoDB's name for it, and S3's. */
const REFUSALS = ['AccessDeniedException', 'AccessDenied'];

/** Runs a call of a tenant's session; throws a SessionRefusedError where its own key may not know it yet. */
export async function orRefusedSession<Answer>(
  { own }: Placement,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const isRefusal = error instanceof Error && REFUSALS.includes(error.name);
    if (!own || !isRefusal) throw error;
    throw new SessionRefusedError('The tenant’s session is not let in.', { cause: error });
  }
}
