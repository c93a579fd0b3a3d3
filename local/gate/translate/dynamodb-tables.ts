import {
  arnIn,
  type Ask,
  jsonInput,
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
    resource: operation === 'ListStreams' ? '*' : (namedResource(input, place) ?? '*'),
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

/** The emulator reads the field of its operation: of two that name a resource, it could be the other one. */
function namedResource(input: JsonObject, place: Place): string | undefined {
  const named = Object.entries(RESOURCE_FIELDS).flatMap(([field, arnOf]) => {
    const value = textIn(input, field);
    return value === undefined ? [] : [arnOf(value, place)];
  });
  if (named.length > 1) throw new UntranslatableError('it names more than one resource');
  return named[0];
}

const RESOURCE_FIELDS: Readonly<Record<string, (value: string, place: Place) => string>> = {
  StreamArn: (arn) => arn,
  ResourceArn: (arn) => arn,
  ShardIterator: iteratedStream,
  TableName: tableArn,
};

/** GetRecords names its stream inside the shard iterator: the emulator's is JSON in base64. */
function iteratedStream(iterator: string): string {
  const { arn } = jsonInput(Buffer.from(iterator, 'base64url'));
  if (typeof arn === 'string') return arn;
  throw new UntranslatableError('its shard iterator does not tell the stream');
}

export function tableArn(table: string, place: Place): string {
  return arnIn(place, 'dynamodb', `table/${tableName(table, place)}`);
}

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
