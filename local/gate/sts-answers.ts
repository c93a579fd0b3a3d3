import { randomBytes, randomUUID } from 'node:crypto';
import { listField, sessionTagsOf } from './role-session.ts';
import type { AwsRequest } from './aws-request.ts';
import type { Callers } from './callers.ts';
import { type AwsError, awsErrorAnswer, type HttpAnswer } from './refusal.ts';
import { parseForm } from './rest-operations.ts';
import type { RoleSession } from './role-session.ts';
import { escapeXml } from './xml.ts';

/** Role chaining, which every session of a session is, lasts an hour at most. */
const CHAINED_SECONDS = 3600;
/** AWS's limit of an inline session policy. */
const POLICY_CHARACTERS = 2048;

/**
 * Answers a session's calls of STS in the emulator's place.
 *
 * The emulator takes `aws:PrincipalArn` for the session's ARN where AWS takes the role's, so a trust
 * policy that names a path of roles never holds there. The sessions made here are known to the gate
 * alone, which suffices: what it passes on, it passes on as the account root's.
 */
export function answerSts(callers: Callers, request: AwsRequest, session: RoleSession): HttpAnswer {
  if (request.operation === 'GetCallerIdentity') return identityAnswer(session);
  const fields = parseForm(request.body);
  const invalid = invalidity(fields);
  if (invalid !== undefined) return awsErrorAnswer(request, invalid);
  const assumed = assume(fields, session);
  callers.remember(assumed);
  return assumedAnswer(assumed);
}

function invalidity(fields: URLSearchParams): AwsError | undefined {
  const seconds = Number(fields.get('DurationSeconds') ?? CHAINED_SECONDS);
  const policy = fields.get('Policy') ?? '{}';
  if (!/^[\w+=,.@-]{2,64}$/.test(fields.get('RoleSessionName') ?? '')) {
    return invalid('RoleSessionName must be 2 to 64 of the characters \\w+=,.@-');
  }
  if (!(seconds >= 900 && seconds <= CHAINED_SECONDS)) {
    return invalid(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (policy.length > POLICY_CHARACTERS) {
    return invalid(`The session policy has ${policy.length} characters, 2048 are allowed`);
  }
  return isJsonObject(policy)
    ? undefined
    : { status: 400, code: 'MalformedPolicyDocument', message: 'Syntax errors in policy.' };
}

const invalid = (message: string): AwsError => ({ status: 400, code: 'ValidationError', message });

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function assume(fields: URLSearchParams, parent: RoleSession): RoleSession {
  const roleArn = fields.get('RoleArn') ?? '';
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const accountId = roleArn.split(':')[4] ?? '';
  const seconds = Number(fields.get('DurationSeconds') ?? CHAINED_SECONDS);
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
    sessionToken: randomBytes(96).toString('base64'),
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${fields.get('RoleSessionName') ?? ''}`,
    accountId,
    roleName,
    ...sessionTagsOf(fields, parent),
    sessionPolicies: fields.getAll('Policy'),
    sessionPolicyArns: listField(fields, 'PolicyArns', '.arn'),
    expiresAtMs: Date.now() + seconds * 1000,
  };
}

const assumedAnswer = (session: RoleSession) =>
  answer(
    'AssumeRole',
    `<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId>` +
      `<SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>` +
      `<SessionToken>${session.sessionToken}</SessionToken>` +
      `<Expiration>${new Date(session.expiresAtMs).toISOString()}</Expiration></Credentials>` +
      `<AssumedRoleUser><AssumedRoleId>${userIdOf(session)}</AssumedRoleId>` +
      `<Arn>${escapeXml(session.arn)}</Arn></AssumedRoleUser>`,
  );

const identityAnswer = (session: RoleSession) =>
  answer(
    'GetCallerIdentity',
    `<Arn>${escapeXml(session.arn)}</Arn><UserId>${userIdOf(session)}</UserId>` +
      `<Account>${session.accountId}</Account>`,
  );

const userIdOf = ({ roleName, arn }: RoleSession) =>
  escapeXml(`${roleName}:${arn.slice(arn.lastIndexOf('/') + 1)}`);

const answer = (operation: string, result: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body:
    `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">` +
    `<${operation}Result>${result}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${operation}Response>`,
});
