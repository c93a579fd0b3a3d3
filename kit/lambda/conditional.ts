import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { fail, ok, type Result } from '../result.ts';
import type { Problem } from './problem.ts';

type HeadersOf = Pick<APIGatewayProxyEventV2, 'headers'>;

const ENTITY_TAG = /^"(?<version>[1-9]\d{0,14})"$/;

const ANY_VERSION = '*';

/** The header that names the version of the answer's entity. */
export const etag = (version: number) => ({ etag: `"${version}"` });

/** The versions that a change admits, one at least; null when any will do. */
export type AdmittedVersions = readonly [number, ...number[]] | null;

/** The versions an update was made against; fails with 428 without `If-Match`, with 412 when it names none. */
export function requiredIfMatch(event: HeadersOf): Result<AdmittedVersions, Problem> {
  const header = ifMatchOf(event);
  return header === undefined ? fail(preconditionRequired) : versionsIn(header);
}

/** The versions in `If-Match`, any without it; fails with 412 when it can match nothing. */
export function optionalIfMatch(event: HeadersOf): Result<AdmittedVersions, Problem> {
  const header = ifMatchOf(event);
  return header === undefined ? ok(null) : versionsIn(header);
}

const ifMatchOf = ({ headers }: HeadersOf) => headers['if-match']?.trim();

/** A list (RFC 9110, 13.1.1); what in it is no tag of ours, such as a weak one, matches nothing. */
function versionsIn(header: string): Result<AdmittedVersions, Problem> {
  if (header === ANY_VERSION) return ok(null);

  const [first, ...others] = header.split(',').flatMap(versionOf);
  return first === undefined ? fail(versionConflict()) : ok([first, ...others]);
}

function versionOf(tag: string): number[] {
  const version = ENTITY_TAG.exec(tag.trim())?.groups?.version;
  return version === undefined ? [] : [Number(version)];
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
