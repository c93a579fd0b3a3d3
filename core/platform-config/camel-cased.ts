type CamelCase<Key extends string> = Key extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Key;

/** The same flat object with its snake_case keys in camelCase; of a union, each member. */
export type CamelCased<T> = T extends unknown
  ? { readonly [Key in keyof T & string as CamelCase<Key>]: T[Key] }
  : never;

export function camelCased<T extends object>(flat: T): CamelCased<T> {
  const entries = Object.entries(flat).map(([key, value]: [string, unknown]) => [
    key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries) as CamelCased<T>;
}
