import type { RoleSession } from './role-session.ts';
import type { Role } from './role-policies.ts';
import { bearerArn } from './resource-facts.ts';
import { TIME_KEYS } from './session-context.ts';
import type { Ask, Context, Place } from './translate/ask.ts';

type Judged = {
  readonly session: RoleSession;
  readonly role: Role | undefined;
  readonly place: Place;
};

/** An ask with its region and what stands at its resource: the policy and, if any policy speaks of them, the tags. */
export async function withFacts(asked: Ask, { session, role, place }: Judged): Promise<Ask> {
  const { facts, region } = place;
  const ask = { ...asked, context: { 'aws:RequestedRegion': region, ...asked.context } };
  const bearer = bearerArn(ask.resource);
  const resourcePolicy = ask.resourcePolicy ?? (await facts.resourcePolicy(bearer));
  const whole = resourcePolicy === undefined ? ask : { ...ask, resourcePolicy };
  if (role === undefined) return whole;
  const others = [
    ...session.sessionPolicies,
    ...(resourcePolicy === undefined ? [] : [resourcePolicy]),
  ];
  if (!conditionKeyUse(role, others).usesResourceTags) return whole;
  const tags = tagConditions(await facts.tags(bearer), ask.action);
  return { ...whole, context: { ...tags, ...whole.context } };
}

function tagConditions(tags: Readonly<Record<string, string>>, action: string): Context {
  const service = action.slice(0, action.indexOf(':'));
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      ...(OWN_TAG_KEYS.has(service) ? [[`${service}:ResourceTag/${key}`, value]] : []),
    ]),
  ) as Context;
}

/** Services that have a condition key of their own for the same. */
const OWN_TAG_KEYS = new Set(['iam', 'secretsmanager']);

/** What the policies of a principal speak of beyond the call itself. */
export type ConditionKeyUse = {
  /** A verdict by the time holds for a moment only. */
  readonly usesTime: boolean;
  /** The tags of what is called must be read for it. */
  readonly usesResourceTags: boolean;
};

const RESOURCE_TAGS = /(aws|iam|secretsmanager):ResourceTag\//i;

const useIn = (text: string): ConditionKeyUse => ({
  usesTime: TIME_KEYS.test(text),
  usesResourceTags: RESOURCE_TAGS.test(text),
});

const known = new WeakMap<Role, ConditionKeyUse>();

/** What a role's policies, a session's and one at the resource speak of, taken together. */
export function conditionKeyUse(role: Role, others: readonly unknown[]): ConditionKeyUse {
  const ofRole = known.get(role) ?? useIn(JSON.stringify([role.policies, role.boundary?.policy]));
  known.set(role, ofRole);
  if (others.length === 0) return ofRole;
  const ofOthers = useIn(JSON.stringify(others));
  return {
    usesTime: ofRole.usesTime || ofOthers.usesTime,
    usesResourceTags: ofRole.usesResourceTags || ofOthers.usesResourceTags,
  };
}
