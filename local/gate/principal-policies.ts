import type { Role } from './role-policies.ts';
import { TIME_KEYS } from './session-context.ts';

/** What the policies of a principal speak of beyond the call itself. */
export type Speech = {
  /** A verdict by the time holds for a moment only. */
  readonly ofTime: boolean;
  /** The tags of what is called must be read for it. */
  readonly ofResourceTags: boolean;
};

const RESOURCE_TAGS = /(aws|iam|secretsmanager):ResourceTag\//i;

const speechOf = (text: string): Speech => ({
  ofTime: TIME_KEYS.test(text),
  ofResourceTags: RESOURCE_TAGS.test(text),
});

const known = new WeakMap<Role, Speech>();

/** What a role's policies, a session's and one at the resource speak of, taken together. */
export function spokenOf(role: Role, others: readonly unknown[]): Speech {
  const ofRole =
    known.get(role) ?? speechOf(JSON.stringify([role.policies, role.boundary?.policy]));
  known.set(role, ofRole);
  if (others.length === 0) return ofRole;
  const ofOthers = speechOf(JSON.stringify(others));
  return {
    ofTime: ofRole.ofTime || ofOthers.ofTime,
    ofResourceTags: ofRole.ofResourceTags || ofOthers.ofResourceTags,
  };
}
