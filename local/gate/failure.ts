import type { AwsRequest } from './aws-request.ts';
import type { Caller } from './callers.ts';
import type { DenialLock, DenialLog } from './denial-log.ts';
import { accessDenied, type AwsError, awsErrorAnswer, type HttpAnswer } from './refusal.ts';
import type { RoleSession } from './role-session.ts';
import type { Ask, UntranslatableError } from './translate/ask.ts';
import type { Verdict } from './verdict.ts';

/** Why a call is refused: in AWS's words for the caller, in the gate's for its log. */
export type Failure = {
  readonly error: AwsError;
  readonly locks: readonly DenialLock[];
  readonly reason: string;
  readonly ask?: Ask;
};

type Denied = {
  readonly session: RoleSession;
  readonly ask: Ask;
  readonly verdict: Extract<Verdict, { isAllowed: false }>;
};

/** AWS's words for the kinds of policies, with their article. */
const POLICY_KINDS: Readonly<Record<DenialLock, readonly [string, string]>> = {
  'role policy': ['an', 'identity-based policy'],
  'session policy': ['a', 'session policy'],
  'permissions boundary': ['a', 'permissions boundary'],
  'resource policy': ['a', 'resource-based policy'],
  'trust policy': ['a', 'resource-based policy'],
  signature: ['a', 'policy'],
  'not translatable': ['a', 'policy'],
};

export function policyFailure(request: AwsRequest, { session, ask, verdict }: Denied): Failure {
  const [article, kind] = POLICY_KINDS[verdict.locks[0] ?? 'role policy'];
  const ending = verdict.isExplicit
    ? `with an explicit deny in ${article} ${kind}`
    : `because no ${kind} allows the ${ask.action} action`;
  const message = `${denialMessage(session, ask.action, ask.resource)} ${ending}`;
  return { error: accessDenied(request, message), ...verdict, ask };
}

const denialMessage = ({ arn }: RoleSession, action: string, resource: string) =>
  `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;

/** The gate cannot tell what the request needs, so the caller does not get it. */
export function untranslatable(
  request: AwsRequest,
  session: RoleSession,
  { message }: UntranslatableError,
): Failure {
  const reason = `the gate cannot translate this request: ${message}`;
  const call = `${request.service}:${request.operation}`;
  const error = accessDenied(request, `${denialMessage(session, call, '*')}: ${reason}`);
  return { error, locks: ['not translatable'], reason };
}

/** The key of nobody known. */
export function unknownKey(request: AwsRequest): Failure {
  const isXml = request.protocol === 's3' || request.protocol === 'query';
  const code = isXml ? 'InvalidAccessKeyId' : 'UnrecognizedClientException';
  const message = 'The security token included in the request is invalid.';
  const reason = 'no function and no session that was made through the gate has this key';
  return { error: { status: 403, code, message }, locks: ['signature'], reason };
}

type Refused = { readonly request: AwsRequest; readonly caller: Caller };

/** Writes the refusal down and words it as the called service does. */
export function refuse(
  denials: DenialLog,
  { request, caller }: Refused,
  failure: Failure,
): { readonly answer: HttpAnswer } {
  const { error, ask, locks, reason } = failure;
  const call = `${request.service}:${request.operation}`;
  const isSession = 'session' in caller;
  denials.add({
    caller: isSession ? caller.session.arn : caller.kind,
    call,
    action: ask?.action ?? call,
    resource: ask?.resource ?? request.path,
    locks,
    reason,
    context: {
      ...ask?.context,
      ...(isSession
        ? Object.fromEntries(
            Object.entries(caller.session.tags).map(([key, value]) => [
              `aws:PrincipalTag/${key}`,
              value,
            ]),
          )
        : {}),
    },
  });
  if (locks.includes('not translatable')) console.error(`gate: ${call} refused: ${reason}`);
  return { answer: awsErrorAnswer(request, error) };
}
