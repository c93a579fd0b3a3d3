import type { InvitationClaims, InvitationOutcome } from '../../core/members/invitation-claims.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import { fail, ok } from '../../kit/result.ts';

type Begun = { fingerprint: string; startedAt: Date; outcomes?: readonly InvitationOutcome[] };

export class FakeInvitationClaims implements InvitationClaims {
  readonly #begun = new Map<string, Begun>();

  async begin({ actor, key, fingerprint }: IdempotencyClaim, startedAt: Date) {
    const id = `${actor}#${key}`;
    const begun = this.#begun.get(id) ?? { fingerprint, startedAt };
    if (begun.fingerprint !== fingerprint) return fail({ kind: 'IdempotencyKeyReused' } as const);
    this.#begun.set(id, begun);
    return ok(begun);
  }

  async complete({ actor, key }: IdempotencyClaim, outcomes: readonly InvitationOutcome[]) {
    const begun = this.#begun.get(`${actor}#${key}`);
    if (begun) begun.outcomes = outcomes;
  }
}
