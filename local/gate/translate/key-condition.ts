import {
  type JsonObject,
  listOf,
  objectOf,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';

/** The text of an attribute value that may be a key: a string, a number, or base64. */
export function keyText(value: unknown): string {
  const typed = objectOf(value);
  const text = typed.S ?? typed.N ?? typed.B;
  if (typeof text !== 'string') throw new UntranslatableError('a key is neither text nor number');
  return text;
}

/** The value a Query asks of the partition key; throws when it cannot be read. */
export function queriedKey(input: JsonObject, partitionKey: string): string {
  if (input.KeyConditions !== undefined)
    return legacyKey(objectOf(input.KeyConditions), partitionKey);

  const names = objectOf(input.ExpressionAttributeNames ?? {});
  const values = objectOf(input.ExpressionAttributeValues ?? {});
  const tokens = tokensOf(requiredText(input, 'KeyConditionExpression'));
  const placeholders = tokens
    .map((token, at) => ({ left: resolved(token, names), operator: tokens[at + 1], at }))
    .filter(({ left, operator }) => left === partitionKey && operator === '=')
    .map(({ at }) => tokens[at + 2] ?? '');

  const [placeholder, ...more] = placeholders;
  if (placeholder === undefined || more.length > 0 || mentions(tokens, names, partitionKey) !== 1) {
    throw new UntranslatableError(`its key condition does not fix ${partitionKey} once`);
  }
  return keyText(values[placeholder]);
}

function legacyKey(conditions: JsonObject, partitionKey: string): string {
  const condition = objectOf(conditions[partitionKey]);
  const values = listOf(condition.AttributeValueList);
  if (textIn(condition, 'ComparisonOperator') !== 'EQ' || values.length !== 1) {
    throw new UntranslatableError(`its key conditions do not fix ${partitionKey}`);
  }
  return keyText(values[0]);
}

const tokensOf = (expression: string): string[] => {
  const tokens = expression.match(/[#:]?[A-Za-z0-9_.-]+|<=|>=|<>|[=<>(),]/g) ?? [];
  if (tokens.join('').length !== expression.replace(/\s+/g, '').length) {
    throw new UntranslatableError('its key condition could not be read');
  }
  return tokens;
};

const resolved = (token: string, names: JsonObject): unknown =>
  token.startsWith('#') ? names[token] : token;

const mentions = (tokens: readonly string[], names: JsonObject, name: string) =>
  tokens.filter((token) => resolved(token, names) === name).length;
