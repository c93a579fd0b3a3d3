import type { RequestInfo } from '../access/principal.ts';
import type { Actor } from '../events/domain-event.ts';

/** Of whom something was refused: a tenant, or what a sign-in named as one, which may be none. */
export type RefusedAt = { readonly tenantId: string } | { readonly named: string };

export type RefusedAttempt = {
  readonly at: RefusedAt;
  /** `unknown` where nobody proved who he is. */
  readonly actor: Actor;
  readonly request: RequestInfo;
  readonly operation: string;
  readonly path: string;
  /** The type of the problem. */
  readonly reason: string;
  /** The address that a sign-in named. */
  readonly email?: string;
};

/** Told of every refusal of a sensitive attempt, before it is answered. */
export interface RefusalLog {
  /** Throws on an outage. */
  tell(attempt: RefusedAttempt): Promise<void>;
}

/** An attempt as it is written down: which of its kind it was in that minute. */
export type CountedAttempt = RefusedAttempt & {
  readonly time: Date;
  readonly minute: Date;
  /** The same for those that are counted together. */
  readonly key: string;
  /** How many there were before it in the minute. */
  readonly repeated: number;
};
