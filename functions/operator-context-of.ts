import type { OperatorContext } from '../core/tenancy/tenant-context.ts';
import { requestContextOf, type ApiEvent } from './request-context.ts';

/**
 * The operator this request was verified for; the only maker of an `OperatorContext`.
 * Throws on a request without an operator's identity: the edge lets none through.
 */
export function operatorContextOf(event: ApiEvent): OperatorContext {
  const context = requestContextOf(event);
  if (context?.kind !== 'operator') throw new Error('The request carries no operator identity.');

  return { operatorId: context.userId } as OperatorContext;
}
