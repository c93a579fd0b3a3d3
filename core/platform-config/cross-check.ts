import * as z from 'zod';
import type { ConfigPath } from './config-error.ts';

/** A value of which each part that has an error is undefined; its key stays. */
export type ValidParts<T> = T extends readonly (infer Item)[]
  ? readonly (ValidParts<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: ValidParts<T[Key]> | undefined }
    : T;

/** What each value alone allows and several together do not. */
export type Contradiction = {
  readonly path: ConfigPath;
  readonly message: string;
  /** Blames the key instead of what it holds. */
  readonly at?: 'key';
};

/**
 * A check across the parts of a value. zod skips a check once a part is wrong; this one sees the
 * valid parts, so that wrong types and contradictions are reported in one go.
 */
export const crossCheck = <T>(contradictionsIn: (valid: ValidParts<T>) => Contradiction[]) =>
  z.superRefine<T>(
    (value, context) => {
      const invalid = context.issues.flatMap(invalidPaths);
      if (invalid.some(({ length }) => length === 0)) return;

      for (const contradiction of contradictionsIn(validParts(value, invalid) as ValidParts<T>)) {
        const { path, message, at = 'value' } = contradiction;
        context.addIssue({ code: 'custom', path: [...path], message, params: { at } });
      }
    },
    { when: () => true },
  );

/** What a contradiction points at; undefined for any other issue. */
export const contradictionAt = (issue: z.core.$ZodRawIssue | z.core.$ZodIssue) =>
  issue.code === 'custom' ? (issue.params as { at?: 'key' | 'value' } | undefined)?.at : undefined;

type Path = readonly PropertyKey[];

/** An unknown key and a contradiction leave the value around them readable. */
const invalidPaths = (issue: z.core.$ZodRawIssue): Path[] =>
  issue.code === 'unrecognized_keys' || contradictionAt(issue) ? [] : [issue.path ?? []];

function validParts(value: unknown, invalid: readonly Path[]): unknown {
  if (invalid.some(({ length }) => length === 0)) return undefined;
  if (invalid.length === 0 || typeof value !== 'object' || value === null) return value;

  const within = (key: string) =>
    invalid.filter(([first]) => String(first) === key).map(([, ...rest]) => rest);
  const parts = Object.entries(value).map(([key, part]: [string, unknown]) => [
    key,
    validParts(part, within(key)),
  ]);
  return Array.isArray(value)
    ? parts.map(([, part]) => part)
    : (Object.fromEntries(parts) as unknown);
}
