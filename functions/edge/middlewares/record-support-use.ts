import { supportAccessUsed } from '../../../core/support-access/support-access-events.ts';
import type { SupportUses } from '../../../core/support-access/support-access-registry.ts';
import { routeOf, type EdgeMiddleware } from '../edge-middleware.ts';

/**
 * Writes down what an operator does in a tenant's data, before it is done: what cannot be written down is not
 * answered. A function without a place to write to serves no support at all.
 */
export const recordSupportUse = (uses: SupportUses | undefined): EdgeMiddleware => ({
  before: async ({ event, internal }) => {
    const { principal } = internal;
    if (principal?.kind !== 'support') return;
    if (!uses) throw new Error('This function cannot record the use of support access.');

    const { userPoolId, accessId } = principal;
    const used = { operation: routeOf(internal).id, path: event.rawPath };
    await uses.record({
      userPoolId,
      accessId,
      event: supportAccessUsed(principal, used, new Date()),
    });
  },
});
