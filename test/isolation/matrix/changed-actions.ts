type Statement = { readonly Action?: string | readonly string[] };
type Policy = { readonly Statement: readonly Statement[] };

/**
 * Whether an attempt's action stands in a statement that only one of the two has: by all others it is
 * judged alike under both.
 */
export function mayDecide(before: readonly unknown[], after: readonly unknown[]) {
  const [sound, broken] = [textsOf(before), textsOf(after)];
  const changed = [...sound, ...broken].filter((text) => sound.has(text) !== broken.has(text));
  const actions = changed.flatMap(actionsOf);
  return ({ action }: { readonly action: string }): boolean =>
    actions.some((pattern) => matches(pattern, action));
}

const textsOf = (policies: readonly unknown[]): Set<string> =>
  new Set(
    policies.flatMap((policy) =>
      (policy as Policy).Statement.map((statement) => JSON.stringify(statement)),
    ),
  );

/** A statement that says what it is not about is about everything. */
const actionsOf = (text: string): readonly string[] =>
  [(JSON.parse(text) as Statement).Action ?? '*'].flat();

/** A star stands at the end of an action's pattern, if anywhere. */
const matches = (pattern: string, action: string): boolean =>
  pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
