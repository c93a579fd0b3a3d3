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
} from './ask.ts';
import { passRole } from './json-services.ts';
import { requestTagContext } from './request-tags.ts';

/** SES: a mail needs its sender's identity, the address itself or its domain. */
export function translateSes({ operation, path, body }: AwsRequest, place: Place): Promise<Ask[]> {
  if (operation === 'SendEmail' || operation === 'SendBulkEmail') {
    return Promise.resolve(sendingAsks(operation, jsonInput(body), place));
  }
  const action = `ses:${operation}`;
  const named =
    operation === 'CreateEmailIdentity'
      ? requiredText(jsonInput(body), 'EmailIdentity')
      : decodeURIComponent(path.split('/')[4] ?? '');
  const resource = named === '' ? '*' : identityArn(named, place);
  return Promise.resolve([{ action, resource, context: {} }]);
}

function sendingAsks(operation: string, input: JsonObject, place: Place): Ask[] {
  const from = requiredText(input, 'FromEmailAddress');
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  const display = /^(.*)<[^<>]+>\s*$/.exec(from)?.[1]?.trim().replace(/^"|"$/g, '');
  const destination = objectOf(input.Destination ?? {});
  const recipients = ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((field) =>
    listOf(destination[field]).map(String),
  );
  const context = {
    'ses:ApiVersion': '2',
    ...present({ 'ses:FromAddress': address, 'ses:FromDisplayName': display }),
    ...(recipients.length > 0 ? { 'ses:Recipients': recipients } : {}),
  };
  const action = `ses:${operation}`;
  const configurationSet = textIn(input, 'ConfigurationSetName');
  return [
    {
      action,
      resource: identityArn(address, place),
      orResource: identityArn(address.slice(address.lastIndexOf('@') + 1), place),
      context,
    },
    ...(configurationSet === undefined
      ? []
      : [
          {
            action,
            resource: arnIn(place, 'ses', `configuration-set/${configurationSet}`),
            context,
          },
        ]),
  ];
}

const identityArn = (identity: string, place: Place) => arnIn(place, 'ses', `identity/${identity}`);

/** Scheduler: a schedule of a group, and the role that its target is called with. */
export function translateScheduler(
  { operation, path, body, query }: AwsRequest,
  place: Place,
): Promise<Ask[]> {
  const input = jsonInput(body);
  const group = textIn(input, 'GroupName') ?? query.get('groupName') ?? 'default';
  const name = decodeURIComponent(path.split('/')[2] ?? '');
  const resource = name === '' ? '*' : arnIn(place, 'scheduler', `schedule/${group}/${name}`);
  const ask = { action: `scheduler:${operation}`, resource, context: requestTagContext(input) };
  const role = textIn(objectOf(input.Target ?? {}), 'RoleArn');
  return Promise.resolve(
    role === undefined ? [ask] : [ask, passRole(role, 'scheduler.amazonaws.com')],
  );
}
