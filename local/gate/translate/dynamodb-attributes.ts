import { type Context, type JsonObject, listOf, objectOf, textIn } from './ask.ts';

const EXPRESSIONS = [
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
] as const;

/** Words of the expression language, which are no attributes. */
const KEYWORDS = new Set(
  (
    'and or not between in set remove add delete size contains begins_with attribute_exists ' +
    'attribute_not_exists attribute_type if_not_exists list_append'
  ).split(' '),
);

/** `dynamodb:Attributes`: the top-level attributes that the request names, keys and items included. */
export function attributesOf(input: JsonObject, items: readonly JsonObject[]): Context {
  const names = objectOf(input.ExpressionAttributeNames ?? {});
  const named = [
    ...items.flatMap((item) => Object.keys(item)),
    ...listOf(input.AttributesToGet).map(String),
    ...EXPRESSIONS.flatMap((field) => namesIn(input[field], names)),
  ];
  return named.length === 0 ? {} : { 'dynamodb:Attributes': [...new Set(named)] };
}

function namesIn(expression: unknown, names: JsonObject): string[] {
  if (typeof expression !== 'string') return [];
  return (expression.match(/(?<![.:\w#])#?[A-Za-z_]\w*/g) ?? [])
    .filter((token) => !KEYWORDS.has(token.toLowerCase()))
    .map((token) => (token.startsWith('#') ? (textIn(names, token) ?? token) : token));
}
