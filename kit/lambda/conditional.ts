import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { fail, ok, type Result } from '../result.ts';
import type { Problem } from './problem.ts';

type HeadersOf = Pick<APIGatewayProxyEventV2, 'headers'>;

const ENTITY_TAG = /^"(?<version>[1-9]\d{0,14})"$/;

const ANY_VERSION = '*';

/** The header that names the version of the answer's entity. */
export const etag = (version: number) => ({ etag: `"${version}"` });

/** The version an update was made against; fails with 428 without `If-Match`, with 412 when it names none. */
export function requiredIfMatch(event: HeadersOf): Result<number, Problem> {
  const header = ifMatchOf(event);
  return header === undefined ? fail(preconditionRequired) : versionIn(header);
}

/** The version in `If-Match`, or null when any will do; fails with 412 when it can match nothing. */
export function optionalIfMatch(event: HeadersOf): Result<number | null, Problem> {
  const header = ifMatchOf(event);
  return header === undefined || header === ANY_VERSION ? ok(null) : versionIn(header);
}

const ifMatchOf = ({ headers }: HeadersOf) => headers['if-match']?.trim();

function versionIn(header: string): Result<number, Problem> {
  const version = ENTITY_TAG.exec(header)?.groups?.version;
  return version === undefined ? fail(versionConflict()) : ok(Number(version));
}

/** The entity is no longer, or never was, in the version of `If-Match`. */
export const versionConflict = (): Problem => ({
  status: 412,
  kind: 'version-conflict',
  title: 'It was changed since you read it',
  detail: 'Read it again and send the ETag of that answer as If-Match.',
});

const preconditionRequired: Problem = {
  status: 428,
  kind: 'precondition-required',
  title: 'If-Match is required',
  detail: 'Send the ETag of the version you read as If-Match, so that no other change is lost.',
};
