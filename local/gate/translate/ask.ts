import type { Facts } from '../facts.ts';

export type Context = Readonly<Record<string, string | readonly string[]>>;

/** One permission that a request needs, as IAM asks for it. */
export type Ask = {
  readonly action: string;
  readonly resource: string;
  /** Where AWS takes a permission on either of two resources (an address or its domain). */
  readonly orResource?: string;
  readonly context: Context;
  /** The policy that stands at the resource itself; left out, it is read where the gate knows how. */
  readonly resourcePolicy?: unknown;
};

/** Where the caller is and what can be asked about the things he names. */
export type Place = {
  readonly region: string;
  readonly accountId: string;
  readonly facts: Facts;
};

/** The gate does not know what this request would need, so nobody but root may make it. */
export class UntranslatableError extends Error {}

export const arnIn = ({ region, accountId }: Place, service: string, resource: string) =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON body as an object; rejects anything else as untranslatable. */
export function jsonInput(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  try {
    return objectOf(JSON.parse(body.toString('utf8')));
  } catch (error) {
    throw new UntranslatableError('its body is not a JSON object', { cause: error });
  }
}

/** The value as an object; throws for anything else. */
export function objectOf(value: unknown): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw new UntranslatableError('an object was expected');
}

/** The value as a list; throws for anything else, absence is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new UntranslatableError('a list was expected');
}

/** The text of a field; undefined when it is absent or no text. */
export const textIn = (input: JsonObject, field: string): string | undefined => {
  const value = input[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The text of a field; throws when it is absent. */
export function requiredText(input: JsonObject, field: string): string {
  const text = textIn(input, field);
  if (text === undefined) throw new UntranslatableError(`${field} is missing`);
  return text;
}

/** An object of the entries that have a value: absent keys must be absent in the context. */
export const present = (entries: Readonly<Record<string, string | undefined>>): Context =>
  Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
