import QuickLRU from 'quick-lru';
import type { AwsRequest } from './aws-request.ts';
import type { Caller, Callers } from './callers.ts';
import type { DenialLock, DenialLog } from './denial-log.ts';
import type { Facts } from './facts.ts';
import type { Guard } from './passage.ts';
import { accessDenied, type AwsError, awsErrorAnswer } from './refusal.ts';
import type { IamState, RolePolicies } from './role-policies.ts';
import type { RoleSession } from './role-session.ts';
import { asRoot } from './root-request.ts';
import { TIME_KEYS } from './session-context.ts';
import { signatureFailure } from './signature-check.ts';
import { answerSts } from './sts-desk.ts';
import { type Ask, UntranslatableError } from './translate/ask.ts';
import { translate } from './translate/translate.ts';
import { judge, type Verdict } from './verdict.ts';

export type GuardParts = {
  readonly callers: Callers;
  readonly policies: Pick<RolePolicies, 'state'>;
  readonly facts: Facts;
  readonly denials: DenialLog;
};

/** A refusal by policies read longer ago is thought over once with fresh ones. */
const SECOND_LOOK_MS = 1_000;

/** Enforces policies: refuses what AWS would refuse, and what the gate cannot read. */
export function enforcingGuard(parts: GuardParts): Guard {
  const verdicts = new QuickLRU<string, Verdict>({ maxSize: 20_000 });
  return async (request, caller) => {
    if (caller.kind === 'root' || caller.kind === 'anonymous') return { forward: request };
    if (caller.kind === 'unknown') return refuse(parts, { request, caller }, unknownKey(request));
    if (caller.kind === 'deployment') return admit(parts, request, caller);

    const failure = await failureOf({ ...parts, verdicts }, request, caller.session);
    if (failure === undefined) return admit(parts, request, caller);
    return refuse(parts, { request, caller }, failure);
  };
}

/** Lets everybody do everything, as an emulator without IAM does. */
export const openGuard =
  (parts: Pick<GuardParts, 'callers'>): Guard =>
  (request, caller) =>
    Promise.resolve(admit(parts, request, caller));

/** What the gate allows goes on as the account root's; a session's calls of STS end here. */
function admit({ callers }: Pick<GuardParts, 'callers'>, request: AwsRequest, caller: Caller) {
  if (!('session' in caller)) return { forward: request };
  return request.service === 'sts'
    ? { answer: answerSts(callers, request, caller.session) }
    : { forward: asRoot(request) };
}

type Failure = {
  readonly error: AwsError;
  readonly locks: readonly DenialLock[];
  readonly reason: string;
  readonly ask?: Ask;
};

type Judging = GuardParts & { readonly verdicts: QuickLRU<string, Verdict> };

async function failureOf(
  parts: Judging,
  request: AwsRequest,
  session: RoleSession,
): Promise<Failure | undefined> {
  const error = signatureFailure(request, session, Date.now());
  if (error !== undefined) return { error, locks: ['signature'], reason: error.message };
  try {
    const place = {
      region: request.signature?.region ?? '',
      accountId: session.accountId,
      facts: parts.facts,
    };
    for (const ask of await translate(request, place)) {
      const verdict = await judgeTwice(parts, session, ask);
      if (!verdict.isAllowed) return policyFailure(request, { session, ask, verdict });
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof UntranslatableError)) throw error;
    const reason = `the gate cannot translate this request: ${error.message}`;
    const message = `${denialMessage(session, `${request.service}:${request.operation}`, '*')}: ${reason}`;
    return { error: accessDenied(request, message), locks: ['not translatable'], reason };
  }
}

async function judgeTwice(parts: Judging, session: RoleSession, ask: Ask): Promise<Verdict> {
  const state = await parts.policies.state();
  const verdict = await judgeIn(parts, { session, ask, state });
  if (verdict.isAllowed || Date.now() - state.readAtMs < SECOND_LOOK_MS) return verdict;
  const fresh = await parts.policies.state(SECOND_LOOK_MS);
  return fresh.version === state.version ? verdict : judgeIn(parts, { session, ask, state: fresh });
}

type Case = { readonly session: RoleSession; readonly ask: Ask; readonly state: IamState };

async function judgeIn({ verdicts }: Judging, { session, ask, state }: Case): Promise<Verdict> {
  const key = `${session.accessKeyId} ${state.version} ${JSON.stringify(ask)}`;
  const known = verdicts.get(key);
  if (known !== undefined) return known;

  const role = state.roles.get(session.roleName);
  if (role === undefined) {
    const reason = `role ${session.roleName} does not exist`;
    return { isAllowed: false, locks: ['role policy'], isExplicit: false, reason };
  }
  const sessionPolicies = [
    ...session.sessionPolicies.map((policy) => JSON.parse(policy) as unknown),
    ...session.sessionPolicyArns.map((arn) => state.managedPolicies.get(arn) ?? {}),
  ];
  const verdict = await judge({ session, role, sessionPolicies }, ask, Date.now());
  if (!TIME_KEYS.test(JSON.stringify([role.policies, sessionPolicies]))) verdicts.set(key, verdict);
  return verdict;
}

type Denied = {
  readonly session: RoleSession;
  readonly ask: Ask;
  readonly verdict: Extract<Verdict, { isAllowed: false }>;
};

/** AWS's words for the kinds of policies, with their article. */
const POLICY_KINDS: Readonly<Record<DenialLock, readonly [string, string]>> = {
  'role policy': ['an', 'identity-based policy'],
  'session policy': ['a', 'session policy'],
  'resource policy': ['a', 'resource-based policy'],
  'trust policy': ['a', 'resource-based policy'],
  signature: ['a', 'policy'],
  'not translatable': ['a', 'policy'],
};

function policyFailure(request: AwsRequest, { session, ask, verdict }: Denied): Failure {
  const [article, kind] = POLICY_KINDS[verdict.locks[0] ?? 'role policy'];
  const ending = verdict.isExplicit
    ? `with an explicit deny in ${article} ${kind}`
    : `because no ${kind} allows the ${ask.action} action`;
  const message = `${denialMessage(session, ask.action, ask.resource)} ${ending}`;
  return { error: accessDenied(request, message), ...verdict, ask };
}

const denialMessage = ({ arn }: RoleSession, action: string, resource: string) =>
  `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;

function unknownKey(request: AwsRequest): Failure {
  const isXml = request.protocol === 's3' || request.protocol === 'query';
  const code = isXml ? 'InvalidAccessKeyId' : 'UnrecognizedClientException';
  const message = 'The security token included in the request is invalid.';
  const reason = 'no function and no session that was made through the gate has this key';
  return { error: { status: 403, code, message }, locks: ['signature'], reason };
}

type Refused = { readonly request: AwsRequest; readonly caller: Caller };

function refuse({ denials }: GuardParts, { request, caller }: Refused, failure: Failure) {
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
