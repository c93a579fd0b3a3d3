import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Access } from '../../core/access/may-access.ts';
import type { Principal } from '../../core/access/principal.ts';
import type { Claim, LimitState } from '../../core/rate-limits/rate-limiter.ts';
import type { RateClass } from '../routes.ts';
import type { Answer, Refusal } from './answer.ts';
import type { ApiEvent } from './authorizer-context.ts';
import type { OperationContract } from './operation-contract.ts';
import type { Operation } from './operation.ts';
import type { KnownError } from './problems.ts';

/** A route with the operation that serves it and the contract that its requests must keep. */
export type ServedRoute = Operation & {
  readonly key: string;
  readonly permission: Access;
  /** A feature that the tenant must have: by plan, override or flag. */
  readonly entitlement?: string;
  readonly rateClass: RateClass;
  readonly contract: OperationContract;
};

/** What the middlewares find out of a request, one after the other. */
export type Passing = {
  startedAt?: number;
  route?: ServedRoute;
  principal?: Principal | null;
  /** The limits that it was asked for, and what they have left. */
  limits?: readonly LimitState[];
  /** Those by which it is served: its answer is counted with them. */
  servedBy?: readonly Claim[];
  /** Whom a request without a principal says to come from. */
  signIn?: { readonly tenant?: string; readonly email?: string };
  /** What the operation refused. */
  refused?: KnownError;
};

/** A request, with the operation it leads to once it is parsed. */
export type EnteredEvent = ApiEvent & { run?: () => Promise<Answer | Refusal> };

export type EdgeMiddleware = MiddlewareObj<
  EnteredEvent,
  APIGatewayProxyStructuredResultV2,
  Error,
  Context,
  Passing
>;

/** Ends a request with a problem of the catalogue; middlewares throw it, operations return a refusal. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly error: KnownError;

  constructor(error: KnownError) {
    super(error.kind);
    this.error = error;
  }
}

/** The route, once it is found: no middleware after `find-route.ts` runs without one. */
export function routeOf({ route }: Passing): ServedRoute {
  if (!route) throw new Error('No route was found yet.');
  return route;
}
