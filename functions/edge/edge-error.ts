import type { AuthenticationError } from '../../core/identity/authentication-error.ts';
import type { FieldError } from '../../kit/lambda/problem.ts';
import type { InvalidCursor } from '../../kit/cursor.ts';

/** What the edge itself refuses, before an operation runs or instead of it. */
export type EdgeError =
  | Exclude<AuthenticationError, { kind: 'NoRole' }>
  | InvalidCursor
  | { readonly kind: 'NotPermitted' }
  | {
      readonly kind: 'FeatureNotInPlan';
      readonly feature: string;
      /** The plans that have it. */
      readonly plans: readonly string[];
    }
  | { readonly kind: 'FeatureSwitchedOff'; readonly feature: string }
  | {
      readonly kind: 'RateLimitExceeded';
      /** Such as `tenant`, `key` or `source`. */
      readonly name: string;
      readonly quota: number;
      readonly windowSeconds: number;
      readonly retryAfterSeconds: number;
    }
  | { readonly kind: 'WritesPaused' }
  | { readonly kind: 'RouteNotFound' }
  | { readonly kind: 'InternalError' }
  | { readonly kind: 'Unavailable' }
  | { readonly kind: 'MalformedBody'; readonly reason: string }
  | { readonly kind: 'InvalidRequest'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'PreconditionRequired' };
