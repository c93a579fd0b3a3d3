import { listField } from '../role-session.ts';
import type { AwsRequest } from '../aws-request.ts';
import { parseForm } from '../rest-operations.ts';
import { arnIn, type Ask, type Context, type Place, present, UntranslatableError } from './ask.ts';
import { passRole } from './json-services.ts';
import { tagContext } from './request-tags.ts';
import { objectReadAsks } from './s3.ts';

/** Operations that make resources: with the role handed over, or else with all the caller's own permissions. */
const MAKING = new Set(['CreateStack', 'UpdateStack', 'CreateChangeSet']);

/** CloudFormation: the stack by name or ARN, the role handed to it, and the template it is made of. */
export async function translateCloudformation(
  { operation, body }: AwsRequest,
  place: Place,
): Promise<Ask[]> {
  const fields = parseForm(body);
  const role = fields.get('RoleARN');
  const template = fields.get('TemplateURL');
  if (MAKING.has(operation) && role === null) {
    throw new UntranslatableError(
      'a stack is made without a role: all its resources would need asking',
    );
  }
  const ask = {
    action: `cloudformation:${operation}`,
    resource: await stackArn(fields.get('StackName'), place),
    context: callContext(fields),
  };
  return [
    ask,
    ...tagging(operation, ask),
    ...(role === null ? [] : [passRole(role, 'cloudformation.amazonaws.com')]),
    ...(template === null ? [] : await objectReadAsks(addressOf(template), AS_CALLER, place)),
  ];
}

/** Tags that come with a stack need a permission of their own. */
const tagging = (operation: string, ask: Ask): Ask[] =>
  ask.context['aws:TagKeys'] === undefined
    ? []
    : [
        {
          ...ask,
          action: 'cloudformation:TagResource',
          context: { ...ask.context, 'cloudformation:CreateAction': operation },
        },
      ];

const callContext = (fields: URLSearchParams): Context => {
  const keys = listField(fields, 'Tags', '.Key');
  const values = listField(fields, 'Tags', '.Value');
  const resourceTypes = listField(fields, 'ResourceTypes');
  return {
    ...tagContext(Object.fromEntries(keys.map((key, at) => [key, values[at] ?? '']))),
    ...present({
      'cloudformation:TemplateUrl': fields.get('TemplateURL') ?? undefined,
      'cloudformation:RoleArn': fields.get('RoleARN') ?? undefined,
      'cloudformation:StackPolicyUrl': fields.get('StackPolicyURL') ?? undefined,
    }),
    ...(resourceTypes.length > 0 ? { 'cloudformation:ResourceTypes': resourceTypes } : {}),
  };
};

/** A stack that does not exist yet has some id, which policies pass over with `/*`. */
async function stackArn(stack: string | null, place: Place): Promise<string> {
  if (stack === null) return '*';
  if (stack.startsWith('arn:')) return stack;
  return (
    (await place.facts.stackArn(stack)) ??
    arnIn(place, 'cloudformation', `stack/${stack}/00000000-0000-0000-0000-000000000000`)
  );
}

/** CloudFormation fetches a template with its caller's own permissions. */
const AS_CALLER: Context = {
  'aws:ViaAWSService': 'true',
  'aws:CalledVia': ['cloudformation.amazonaws.com'],
  's3:authType': 'REST-HEADER',
  's3:signatureversion': 'AWS4-HMAC-SHA256',
};

/** The object that a template's URL means, with the bucket in the path or in the host's name. */
function addressOf(template: string) {
  const url = URL.parse(template);
  if (url === null) throw new UntranslatableError(`${template} is no URL`);
  const version = url.searchParams.get('versionId') ?? undefined;
  const path = decodeURIComponent(url.pathname.slice(1));
  const ofHost = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(url.hostname)?.[1];
  if (ofHost !== undefined) return { bucket: ofHost, key: path, version };
  if (!/^(s3[.-][a-z0-9.-]*amazonaws\.com|127\.0\.0\.1|localhost)$/.test(url.hostname)) {
    throw new UntranslatableError(`${template} is no address of S3`);
  }
  const slash = path.indexOf('/');
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1), version };
}
