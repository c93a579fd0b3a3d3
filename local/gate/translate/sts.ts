import { listField, requestTags } from '../role-session.ts';
import type { AwsRequest } from '../aws-request.ts';
import { parseForm } from '../rest-operations.ts';
import { type Ask, type Place, present, UntranslatableError } from './ask.ts';
import { tagContext } from './request-tags.ts';

/** STS: to assume a role needs the caller's policies and the role's trust; to tag the session, both again. */
export async function translateSts(
  { operation, body }: AwsRequest,
  { facts }: Place,
): Promise<Ask[]> {
  // AWS lets everybody ask who he is.
  if (operation === 'GetCallerIdentity') return [];
  if (operation !== 'AssumeRole') {
    throw new UntranslatableError(`a session's ${operation} is not answered`);
  }
  const fields = parseForm(body);
  const resource = fields.get('RoleArn') ?? '';
  const resourcePolicy = await facts.trustPolicy(resource);
  if (resourcePolicy === undefined) throw new UntranslatableError(`there is no role ${resource}`);

  const transitiveKeys = listField(fields, 'TransitiveTagKeys');
  const tags = requestTags(fields);
  const context = {
    ...tagContext(tags),
    ...present({
      'sts:RoleSessionName': fields.get('RoleSessionName') ?? undefined,
      'sts:ExternalId': fields.get('ExternalId') ?? undefined,
      'sts:SourceIdentity': fields.get('SourceIdentity') ?? undefined,
    }),
    ...(transitiveKeys.length > 0 ? { 'sts:TransitiveTagKeys': transitiveKeys } : {}),
  };
  const actions = ['AssumeRole', ...(Object.keys(tags).length > 0 ? ['TagSession'] : [])];
  return actions.map((action) => ({ action: `sts:${action}`, resource, context, resourcePolicy }));
}
