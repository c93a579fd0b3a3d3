import type { AwsRequest } from '../aws-request.ts';
import {
  arnIn,
  type Ask,
  jsonInput,
  type JsonObject,
  type Place,
  present,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { passRole } from './json-services.ts';
import { requestTagContext } from './request-tags.ts';

/** Lambda: the function named in the path, by name or ARN, or an event source mapping. */
export async function translateLambda(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { operation, path, body } = request;
  const action = `lambda:${operation}`;
  if (operation === 'ListFunctions') return [{ action, resource: '*', context: {} }];
  if (/EventSourceMappings?$/.test(operation)) return mappingAsks(request, place);
  const input = operation.startsWith('Invoke') ? {} : jsonInput(body);
  const named =
    operation === 'CreateFunction'
      ? requiredText(input, 'FunctionName')
      : decodeURIComponent(path.split('/')[3] ?? '');
  if (named === '') throw new UntranslatableError('it names no function');
  const ask = { action, resource: functionArn(named, place), context: requestTagContext(input) };
  const role = textIn(input, 'Role');
  return role === undefined ? [ask] : [ask, passRole(role, 'lambda.amazonaws.com')];
}

/** A mapping's function is no resource but the condition `lambda:FunctionArn`; a list is of all mappings. */
async function mappingAsks({ operation, path, body }: AwsRequest, place: Place): Promise<Ask[]> {
  const action = `lambda:${operation}`;
  if (operation === 'ListEventSourceMappings') return [{ action, resource: '*', context: {} }];
  const input = jsonInput(body);
  if (operation === 'CreateEventSourceMapping') return creationAsks(action, input, place);

  const id = decodeURIComponent(path.split('/')[3] ?? '');
  const resource = arnIn(place, 'lambda', `event-source-mapping:${id}`);
  const asksOf = (name: string | undefined) => ({
    action,
    resource,
    context: present({
      'lambda:FunctionArn': name === undefined ? undefined : functionArn(name, place),
    }),
  });
  const asked = asksOf(await place.facts.mappedFunction(id));
  const target = textIn(input, 'FunctionName');
  return target === undefined ? [asked] : [asked, asksOf(target)];
}

function creationAsks(action: string, input: JsonObject, place: Place): Ask[] {
  const context = {
    ...requestTagContext(input),
    'lambda:FunctionArn': functionArn(requiredText(input, 'FunctionName'), place),
  };
  const ask = { action, resource: '*', context };
  if (input.Tags === undefined) return [ask];
  const resource = arnIn(place, 'lambda', `event-source-mapping:${NEW_ID}`);
  return [ask, { action: 'lambda:TagResource', resource, context: requestTagContext(input) }];
}

/** A mapping that does not exist yet has some id, which policies cover with `*`. */
const NEW_ID = '00000000-0000-0000-0000-000000000000';

/** A function by its name, its ARN, or the part of it that begins with the account. */
function functionArn(name: string, place: Place): string {
  if (name.startsWith('arn:')) return name;
  return arnIn(place, 'lambda', `function:${name.replace(/^\d{12}:(function:)?/, '')}`);
}
