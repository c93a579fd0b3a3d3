import { listField } from '../assumed-session.ts';
import type { AwsRequest } from '../aws-request.ts';
import { parseForm } from '../rest-operations.ts';
import { arnIn, type Ask, type Place, present } from './ask.ts';
import { passRole } from './json-services.ts';
import { tagContext } from './request-tags.ts';

/** CloudFormation: the stack by name or ARN, and the role handed to it. */
export function translateCloudformation(
  { operation, body }: AwsRequest,
  place: Place,
): Promise<Ask[]> {
  const fields = parseForm(body);
  const stack = fields.get('StackName');
  const role = fields.get('RoleARN');
  const keys = listField(fields, 'Tags', '.Key');
  const values = listField(fields, 'Tags', '.Value');
  const ask = {
    action: `cloudformation:${operation}`,
    resource: stack === null ? '*' : stackArn(stack, place),
    context: {
      ...tagContext(Object.fromEntries(keys.map((key, at) => [key, values[at] ?? '']))),
      ...present({
        'cloudformation:TemplateUrl': fields.get('TemplateURL') ?? undefined,
        'cloudformation:RoleArn': role ?? undefined,
      }),
    },
  };
  return Promise.resolve(
    role === null ? [ask] : [ask, passRole(role, 'cloudformation.amazonaws.com')],
  );
}

/** A stack named only by its name has some id, which policies pass over with `/*`. */
const stackArn = (stack: string, place: Place) =>
  stack.startsWith('arn:')
    ? stack
    : arnIn(place, 'cloudformation', `stack/${stack}/00000000-0000-0000-0000-000000000000`);
