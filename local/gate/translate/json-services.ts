import type { AwsRequest } from '../aws-request.ts';
import {
  arnIn,
  type Ask,
  jsonInput,
  type JsonObject,
  listOf,
  objectOf,
  type Place,
  present,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { requestTagContext } from './request-tags.ts';

type ArnOf = (value: string, place: Place) => string;
const asIs: ArnOf = (arn) => arn;

/** Which field of a request names its resource, by service; the `name` of an execution is none beside its machine. */
const RESOURCE_FIELDS: Readonly<Record<string, readonly (readonly [string, ArnOf])[]>> = {
  'cognito-idp': [
    ['UserPoolId', (id, place) => arnIn(place, 'cognito-idp', `userpool/${id}`)],
    ['ResourceArn', asIs],
  ],
  states: [
    ['stateMachineArn', asIs],
    ['executionArn', asIs],
    ['mapRunArn', asIs],
    ['activityArn', asIs],
    ['resourceArn', asIs],
    ['name', (name, place) => arnIn(place, 'states', `stateMachine:${name}`)],
  ],
  sqs: [
    ['QueueUrl', (url, place) => arnIn(place, 'sqs', url.slice(url.lastIndexOf('/') + 1))],
    ['QueueName', (name, place) => arnIn(place, 'sqs', name)],
    ['SourceArn', asIs],
  ],
  logs: [
    ['logGroupIdentifier', (id, place) => (id.startsWith('arn:') ? id : logGroupArn(id, place))],
    ['logGroupName', (name, place) => logGroupArn(name, place)],
    ['resourceArn', asIs],
  ],
  ssm: [['Name', (name, place) => arnIn(place, 'ssm', `parameter/${name.replace(/^\//, '')}`)]],
};

/** What a request of a JSON service needs on the one resource it names; `*` where it names none. */
export function translateJsonService(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { service, operation, body } = request;
  const input = jsonInput(body);
  const ask: Ask = {
    // A batch of messages needs the permission of a single one.
    action: `${service}:${service === 'sqs' ? operation.replace(/Batch$/, '') : operation}`,
    resource: namedResource(service, input, place) ?? '*',
    context: requestTagContext(input),
  };
  const role = textIn(input, 'roleArn');
  return Promise.resolve(
    role === undefined ? [ask] : [ask, passRole(role, `${service}.amazonaws.com`)],
  );
}

/** The alarm that is named. Where none is, all are asked for, under a name that a right on some of them does not fit. */
export function translateCloudwatch({ operation, body }: AwsRequest, place: Place): Promise<Ask[]> {
  const input = jsonInput(body);
  const resource = arnIn(place, 'cloudwatch', `alarm:${textIn(input, 'AlarmName') ?? '-'}`);
  const action = `cloudwatch:${operation}`;
  return Promise.resolve([{ action, resource, context: requestTagContext(input) }]);
}

/** Whoever hands a role to a service must be allowed to. */
export const passRole = (roleArn: string, service: string): Ask => ({
  action: 'iam:PassRole',
  resource: roleArn,
  context: { 'iam:PassedToService': service },
});

function namedResource(service: string, input: JsonObject, place: Place): string | undefined {
  const named = (RESOURCE_FIELDS[service] ?? []).flatMap(([field, arnOf]) => {
    const value = textIn(input, field);
    return value === undefined ? [] : [{ field, arn: arnOf(value, place) }];
  });
  // The emulator reads the field of its operation: of two resources it could be the other one.
  if (named.filter(({ field }) => field !== 'name').length > 1) {
    throw new UntranslatableError('it names more than one resource');
  }
  return named[0]?.arn;
}

function logGroupArn(name: string, place: Place): string {
  return arnIn(place, 'logs', `log-group:${name}`);
}

/** Events: each entry is a permission on its bus, with its source and detail type as conditions. */
export function translateEvents(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { operation, body } = request;
  const input = jsonInput(body);
  const busArn = (bus: string) =>
    bus.startsWith('arn:') ? bus : arnIn(place, 'events', `event-bus/${bus}`);
  if (operation === 'PutEvents') {
    const asks = listOf(input.Entries).map((member) => {
      const entry = objectOf(member);
      return {
        action: 'events:PutEvents',
        resource: busArn(textIn(entry, 'EventBusName') ?? 'default'),
        context: present({
          'events:source': textIn(entry, 'Source'),
          'events:detail-type': textIn(entry, 'DetailType'),
        }),
      };
    });
    return Promise.resolve(asks);
  }
  const bus = textIn(input, 'EventBusName');
  const rule = textIn(input, 'Rule') ?? textIn(input, 'Name');
  const busPart = bus === undefined || bus === 'default' ? '' : `${bus}/`;
  const resource = rule === undefined ? '*' : arnIn(place, 'events', `rule/${busPart}${rule}`);
  const targets = listOf(input.Targets).map(objectOf);
  const targetArns = targets.map((target) => requiredText(target, 'Arn'));
  const roles = [input, ...targets].map((holder) => textIn(holder, 'RoleArn'));
  const context = {
    ...requestTagContext(input),
    ...(targetArns.length > 0 ? { 'events:TargetArn': targetArns } : {}),
  };
  return Promise.resolve([
    { action: `events:${operation}`, resource, context },
    ...roles
      .filter((role) => role !== undefined)
      .map((role) => passRole(role, 'events.amazonaws.com')),
  ]);
}

/** A secret by name or ARN; one that does not exist yet has no random ending to its ARN. */
export async function translateSecrets(request: AwsRequest, place: Place): Promise<Ask[]> {
  const { operation, body } = request;
  const input = jsonInput(body);
  const action = `secretsmanager:${operation}`;
  const context = {
    ...requestTagContext(input),
    ...present({
      'secretsmanager:SecretId': textIn(input, 'SecretId'),
      'secretsmanager:VersionId': textIn(input, 'VersionId'),
      'secretsmanager:VersionStage': textIn(input, 'VersionStage'),
    }),
  };
  if (operation === 'BatchGetSecretValue') return batchAsks(input, place);
  if (operation === 'ListSecrets' || operation === 'GetRandomPassword') {
    return [{ action, resource: '*', context }];
  }
  const secretId = textIn(input, 'SecretId') ?? requiredText(input, 'Name');
  return [{ action, resource: await secretArn(secretId, place), context }];
}

/** A batch needs the permission to read each of its secrets beside its own. */
async function batchAsks(input: JsonObject, place: Place): Promise<Ask[]> {
  if (input.Filters !== undefined) throw new UntranslatableError('it names no secrets');
  const secretIds = listOf(input.SecretIdList).map(String);
  const arns = await Promise.all(secretIds.map((id) => secretArn(id, place)));
  return [
    { action: 'secretsmanager:BatchGetSecretValue', resource: '*', context: {} },
    ...arns.map((resource, at) => ({
      action: 'secretsmanager:GetSecretValue',
      resource,
      context: present({ 'secretsmanager:SecretId': secretIds[at] }),
    })),
  ];
}

const secretArn = async (secretId: string, place: Place) =>
  (await place.facts.secretArn(secretId)) ??
  (secretId.startsWith('arn:') ? secretId : arnIn(place, 'secretsmanager', `secret:${secretId}`));
