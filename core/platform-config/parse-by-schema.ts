import * as z from 'zod';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { ConfigError, ConfigPath } from './config-error.ts';
import { contradictionAt } from './cross-check.ts';

/** The value as its schema reads it; fails with an error for each unknown key and each wrong value. */
export function parseBySchema<T>(schema: z.ZodType<T>, value: unknown): Result<T, ConfigError[]> {
  const parsed = schema.safeParse(value, { error: sentenceOf });
  return parsed.success ? ok(parsed.data) : fail(parsed.error.issues.flatMap(errorsOfIssue));
}

function errorsOfIssue(issue: z.core.$ZodIssue): ConfigError[] {
  const path = issue.path as ConfigPath;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], at: 'key', message: issue.message }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({ path, at: 'key', message }));
  }
  const meant = meantIn(issue);
  if (meant) {
    return meant.flatMap((one) => errorsOfIssue({ ...one, path: [...issue.path, ...one.path] }));
  }
  return [{ path, at: contradictionAt(issue) ?? 'value', message: issue.message }];
}

/** Of a union of a map and a list: what is wrong with the one that was written. */
function meantIn(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] | null {
  if (issue.code !== 'invalid_union' || issue.message !== ANOTHER_FORM) return null;
  const isOther = (branch: readonly z.core.$ZodIssue[]) =>
    branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  const meant = issue.errors.filter((branch) => !isOther(branch));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** A whole number from 1. `z.int()` ends all checks around it at a fraction, this one does not. */
export const positiveWholeNumber = z
  .number({ error: ({ input }) => wrongType('int', input) })
  .multipleOf(1, { error: 'must be a whole number, not a fraction' })
  .positive({ error: 'must be more than 0' });

/** The sentences for what the schema itself says nothing about. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `is not a key the platform knows here${knownKeys(issue.inst)}`;
  }
  if (issue.code === 'invalid_type') return wrongType(issue.expected, issue.input);
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'invalid_union' && Array.isArray(issue.options)) return oneOf(issue.options);
  if (issue.code === 'too_small') return outOfRange('at least', issue.minimum, issue);
  if (issue.code === 'too_big') return outOfRange('at most', issue.maximum, issue);

  return ANOTHER_FORM;
}

const ANOTHER_FORM = 'does not have the form that is needed here';

function wrongType(expected: string, input: unknown): string {
  return input === undefined
    ? `is missing: ${nounOf(expected)} is needed`
    : `must be ${nounOf(expected)}, not ${nounOfValue(input)}${quotesAdvice(expected, input)}`;
}

const quotesAdvice = (expected: string, input: unknown): string =>
  expected === 'string' && ['number', 'boolean'].includes(typeof input) ? ': put it in quotes' : '';

type Bound = { readonly origin: string; readonly inclusive?: boolean | undefined };

function outOfRange(
  relation: 'at least' | 'at most',
  limit: number | bigint,
  { origin, inclusive = true }: Bound,
): string {
  if (origin === 'string')
    return limit === 1 ? 'must not be empty' : `must have ${relation} ${limit} characters`;

  const exclusive = relation === 'at least' ? 'more than' : 'less than';
  return `must be ${inclusive ? relation : exclusive} ${limit}`;
}

function knownKeys(schema: unknown): string {
  const { shape } = definitionOf(schema);
  return shape === undefined ? '' : `; known are ${Object.keys(shape).join(', ')}`;
}

type Definition = { readonly shape?: object };

const definitionOf = (schema: unknown): Definition =>
  (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def ?? {};

function oneOf(values: readonly unknown[]): string {
  return `must be ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

const nounOf = (type: string) => NOUNS[type] ?? type;

function nounOfValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return nounOf(typeof value);
}
