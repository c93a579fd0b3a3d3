import type { RefusalLog, RefusedAt } from '../../../core/audit/refusal-log.ts';
import { actorOf, WHOLE_PLATFORM, type Actor } from '../../../core/events/domain-event.ts';
import { requestInfoOf } from '../authorizer-context.ts';
import { RefusedError, type EdgeMiddleware, type Passing } from '../edge-middleware.ts';
import { logUntoldRefusal } from '../log-untold-refusal.ts';
import { isSensitive } from '../sensitive-refusals.ts';
import { toProblem } from '../to-problem.ts';

type Ended = Parameters<NonNullable<EdgeMiddleware['after']>>[0];

/**
 * Tells the audit log of sensitive refusals before they are answered. Where that fails the answer is the same, and the
 * log line alone tells of it. What the authorizer refused, it has told itself: it alone knows whom.
 */
export function tellRefusals(refusals: RefusalLog | undefined): EdgeMiddleware {
  const tell = async ({ event, internal, error }: Ended) => {
    const refused = error instanceof RefusedError ? error.error : internal.refused;
    const who = whoOf(internal);
    if (!refusals || !refused || !who || !isSensitive(refused.kind)) return;
    const request = requestInfoOf(event);
    try {
      await refusals.tell({
        ...{ ...who, request, path: event.rawPath },
        operation: internal.route?.id ?? '',
        reason: toProblem(refused).kind,
      });
    } catch (failure) {
      logUntoldRefusal(request.id, failure);
    }
  };
  return { after: tell, onError: tell };
}

type Who = { readonly at: RefusedAt; readonly actor: Actor; readonly email?: string };

function whoOf({ principal, route, signIn }: Passing): Who | null {
  if (principal) {
    const tenantId = principal.kind === 'operator' ? WHOLE_PLATFORM : principal.tenantId;
    return { at: { tenantId }, actor: actorOf(principal) };
  }
  if (!signIn) return null;
  const { tenant, email } = signIn;
  if (tenant !== undefined) return { at: { named: tenant }, actor: unknown('user'), email };
  return route?.id === 'createSession'
    ? { at: { tenantId: WHOLE_PLATFORM }, actor: unknown('operator'), email }
    : null;
}

const unknown = (kind: 'user' | 'operator'): Actor => ({ kind, id: 'unknown' });
