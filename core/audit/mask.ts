import { jsonPointer } from '../../kit/json-pointer.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../kit/json.ts';

export const MASK = '***';

const SECRET = /password|secret|token|credential|authorization|^code$/i;
const PERSONAL = /(e-?mail|phone|address|(operator|grantedBy|member|user|owner|person)Name)$/i;
/** Of one character before the sign: with more, a long text without any takes seconds. */
const HOLDS_ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/;

export type Masked = {
  readonly data: JsonObject;
  /** What was masked as personal data, by its JSON pointer; never a secret. */
  readonly personal: Readonly<Record<string, string>>;
};

/**
 * Secrets and personal data by the names of their members, and any text that holds an e-mail address. A number or a
 * yes is no secret: how long a password must be is told.
 */
export function masked(data: JsonObject, path: readonly string[] = []): Masked {
  const personal: Record<string, string> = {};
  const visit = (value: JsonValue, at: readonly string[]): JsonValue => {
    const name = at.at(-1) ?? '';
    if (SECRET.test(name) && mayBeSecret(value)) return MASK;
    if (typeof value === 'string') {
      if (value === '' || !(PERSONAL.test(name) || HOLDS_ADDRESS.test(value))) return value;
      personal[jsonPointer(...at)] = value;
      return MASK;
    }
    if (isJsonObject(value)) return visitMembers(value, at);
    return Array.isArray(value)
      ? value.map((member: JsonValue, index) => visit(member, [...at, String(index)]))
      : value;
  };
  const visitMembers = (object: JsonObject, at: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([name, value]) => [name, visit(value, [...at, name])]),
    );
  return { data: visitMembers(data, path), personal };
}

const mayBeSecret = (value: JsonValue): boolean =>
  typeof value !== 'number' && typeof value !== 'boolean';
