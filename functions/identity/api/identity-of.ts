import type { Identity } from '../../../core/identity/identity.ts';
import { requestContextOf, type ApiEvent } from '../../request-context.ts';

/** Who makes this request, operator or not. Throws on a request without identity: the edge lets none through. */
export function identityOf(event: ApiEvent): Identity {
  const context = requestContextOf(event);
  if (context === null || context.kind === 'refused') {
    throw new Error('The request carries no identity.');
  }
  return context;
}
