import {
  arnIn,
  type Ask,
  type JsonObject,
  type Place,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { requestTagContext } from './request-tags.ts';
import { chosenKeyAsks } from './table-key.ts';

/** What a request for a table itself needs, a stream or, by its ARN, either. */
export async function tableAsks(
  operation: string,
  input: JsonObject,
  place: Place,
): Promise<Ask[]> {
  if (operation.endsWith('Statement') || operation.endsWith('Transaction')) {
    throw new UntranslatableError('PartiQL is not read by the gate');
  }
  const ask = {
    action: `dynamodb:${operation}`,
    resource: namedResource(input, place) ?? '*',
    context: requestTagContext(input),
  };
  if (operation === 'SearchVectors') {
    return [ask, { ...ask, resource: tableOrIndexArn(input, place) }];
  }
  if (operation !== 'CreateTable' && operation !== 'UpdateTable') return [ask];
  const table = tableName(requiredText(input, 'TableName'), place);
  return [
    ask,
    ...besides(input).map((action) => ({ ...ask, action: `dynamodb:${action}` })),
    ...(await chosenKeyAsks(input, table, place)),
  ];
}

/** AWS asks for these beside CreateTable as soon as their field is there, an empty one too. */
const besides = ({ Tags, ResourcePolicy }: JsonObject): string[] => [
  ...(Tags === undefined ? [] : ['TagResource']),
  ...(ResourcePolicy === undefined ? [] : ['PutResourcePolicy']),
];

function namedResource(input: JsonObject, place: Place): string | undefined {
  const table = textIn(input, 'TableName');
  return (
    textIn(input, 'StreamArn') ??
    textIn(input, 'ResourceArn') ??
    (table === undefined ? undefined : tableArn(table, place))
  );
}

export const tableArn = (table: string, place: Place) =>
  arnIn(place, 'dynamodb', `table/${tableName(table, place)}`);

/** A table's name, given itself or in an ARN of the request's own region and account. */
export function tableName(table: string, place: Place): string {
  if (!table.startsWith('arn:')) return table;
  const start = arnIn(place, 'dynamodb', 'table/');
  if (table.startsWith(start)) return table.slice(start.length);
  throw new UntranslatableError(`${table} is not in the region and account of the request`);
}

export function tableOrIndexArn(input: JsonObject, place: Place): string {
  const table = tableArn(requiredText(input, 'TableName'), place);
  const index = textIn(input, 'IndexName');
  return index === undefined ? table : `${table}/index/${index}`;
}
