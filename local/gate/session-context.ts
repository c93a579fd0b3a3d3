import type { Role } from './role-policies.ts';
import type { RoleSession } from './role-session.ts';
import type { Context } from './translate/ask.ts';

/** The condition keys that tell of the caller and not of the call. */
export function sessionContext(session: RoleSession, role: Role): Context {
  const tags = { ...role.tags, ...session.tags };
  return {
    'aws:PrincipalArn': role.arn,
    'aws:PrincipalAccount': session.accountId,
    'aws:PrincipalType': 'AssumedRole',
    'aws:userid': `${role.id}:${session.arn.slice(session.arn.lastIndexOf('/') + 1)}`,
    'aws:PrincipalIsAWSService': 'false',
    'aws:ViaAWSService': 'false',
    'aws:ResourceAccount': session.accountId,
    // On AWS every call of the SDKs is encrypted; on the laptop none is, and policies ask for it.
    'aws:SecureTransport': 'true',
    'aws:SourceIp': '127.0.0.1',
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
    ),
  };
}

/** Policies that speak of the time give a verdict for a moment only. */
export const TIME_KEYS = /aws:(CurrentTime|EpochTime|TokenIssueTime)|s3:signatureAge/i;

export const timeContext = (nowMs: number): Context => ({
  'aws:CurrentTime': new Date(nowMs).toISOString(),
  'aws:EpochTime': String(Math.floor(nowMs / 1000)),
});
