import type { Operator } from '../../core/access/principal.ts';
import { principalOf, type ApiEvent } from './request-context.ts';

/**
 * The operator this request was verified for.
 * Throws on a request without an operator's identity: the edge lets none through.
 */
export function operatorContextOf(event: ApiEvent): Operator {
  const principal = principalOf(event);
  if (principal.kind !== 'operator') throw new Error('The request carries no operator identity.');

  return principal;
}
