import type { NamedPolicy } from './role-policies.ts';

type Statement = { readonly Action?: string | readonly string[] };
type Document = { readonly Statement?: Statement | readonly Statement[] };

const known = new WeakMap<object, Map<string, unknown>>();

/**
 * A policy without the statements that are of other actions: they change no verdict, and the simulator
 * takes its time for each. Whole, where none would be left, for an absent policy is not an empty one.
 */
export function relevantTo(action: string, policy: unknown): unknown {
  if (typeof policy !== 'object' || policy === null) return policy;
  const byAction = known.get(policy) ?? new Map<string, unknown>();
  known.set(policy, byAction);
  if (!byAction.has(action)) byAction.set(action, shortened(action, policy));
  return byAction.get(action);
}

/** The same for several policies, of which those that say nothing of the action are left out. */
export const relevantPolicies = (
  action: string,
  policies: readonly NamedPolicy[],
): readonly NamedPolicy[] =>
  policies
    .filter(({ policy }) => statementsOf(policy as Document).some((one) => isOf(action, one)))
    .map(({ name, policy }) => ({ name, policy: relevantTo(action, policy) }));

function shortened(action: string, policy: Document): unknown {
  const statements = statementsOf(policy);
  const relevant = statements.filter((statement) => isOf(action, statement));
  const isShorter = relevant.length > 0 && relevant.length < statements.length;
  return isShorter ? { ...policy, Statement: relevant } : policy;
}

const statementsOf = ({ Statement }: Document): readonly Statement[] => [Statement ?? []].flat();

/** A statement by NotAction is of every action, as far as this goes. */
const isOf = (action: string, { Action }: Statement): boolean =>
  Action === undefined || [Action].flat().some((pattern) => matches(pattern, action));

const matches = (pattern: string, action: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  ).test(action);
