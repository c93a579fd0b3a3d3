import type { IncomingMessage } from 'node:http';
import QuickLRU from 'quick-lru';
import type { AwsRequest } from './aws-request.ts';
import type { Caller, Callers } from './callers.ts';
import type { DenialLog } from './denial-log.ts';
import { type Failure, policyFailure, refuse, unknownKey, untranslatable } from './failure.ts';
import { conditionKeyUse, withFacts } from './ask-facts.ts';
import type { FactsIn } from './facts.ts';
import { encryptionInHeaders } from './object-encryption.ts';
import { touchedKeys } from './journal.ts';
import type { Guard, Decision } from './proxy.ts';
import type { IamState, RolePolicies } from './role-policies.ts';
import type { RoleSession } from './role-session.ts';
import { asRoot } from './root-request.ts';
import { s3Address } from './s3-operations.ts';
import { signatureFailure } from './signature-check.ts';
import { answerSts } from './sts-answers.ts';
import { type Ask, type Place, UntranslatableError } from './translate/ask.ts';
import { decryptionAsks } from './translate/object-key.ts';
import { translate } from './translate/translate.ts';
import { evaluate, type Verdict } from './verdict.ts';

export type GuardParts = {
  readonly callers: Callers;
  readonly policies: Pick<RolePolicies, 'state'>;
  readonly factsIn: FactsIn;
  readonly denials: DenialLog;
};

/** A refusal by policies read longer ago is thought over once with fresh ones. */
const RECHECK_MS = 1_000;

/** Enforces policies: refuses what AWS would refuse, and what the gate cannot read. */
export function enforcingGuard(parts: GuardParts): Guard {
  const verdicts = new QuickLRU<string, Verdict>({ maxSize: 20_000 });
  return async (request, caller) => {
    if (caller.kind === 'root' || caller.kind === 'anonymous') return { forward: request };
    if (caller.kind === 'unknown') {
      return refuse(parts.denials, { request, caller }, unknownKey(request));
    }
    if (caller.kind === 'deployment') return admit(parts, request, caller);
    return guardSession({
      ...parts,
      verdicts,
      ...placeOf(parts, request, caller),
      request,
      caller,
    });
  };
}

type Judged = Extract<Caller, { readonly session: RoleSession }>;

function placeOf({ factsIn }: GuardParts, { signature }: AwsRequest, { session }: Judged) {
  const region = signature?.region ?? '';
  return { session, place: { region, accountId: session.accountId, facts: factsIn(region) } };
}

async function guardSession(evaluation: Evaluation): Promise<Decision> {
  const { denials, request, caller } = evaluation;
  const { failure, keys } = await examine(evaluation);
  if (failure !== undefined) return { ...refuse(denials, { request, caller }, failure), keys };
  const guarded = { ...admit(evaluation, request, caller), keys };
  if (!isObjectRead(request)) return guarded;
  return { ...guarded, inspect: (answer) => refuseUndecryptable(evaluation, answer) };
}

/** Lets everybody do everything, as an emulator without IAM does. */
export const openGuard =
  (parts: Pick<GuardParts, 'callers'>): Guard =>
  (request, caller) =>
    Promise.resolve(admit(parts, request, caller));

/** What the gate allows goes on as the account root's; a session's calls of STS end here. */
function admit(
  { callers }: Pick<GuardParts, 'callers'>,
  request: AwsRequest,
  caller: Caller,
): Decision {
  if (!('session' in caller)) return { forward: request };
  return request.service === 'sts'
    ? { answer: answerSts(callers, request, caller.session) }
    : { forward: asRoot(request) };
}

type Evaluation = GuardParts & {
  readonly verdicts: QuickLRU<string, Verdict>;
  readonly request: AwsRequest;
  readonly caller: Judged;
  readonly session: RoleSession;
  readonly place: Place;
};

type Examined = { readonly failure?: Failure | undefined; readonly keys?: readonly string[] };

async function examine(evaluation: Evaluation): Promise<Examined> {
  const { request, session, place } = evaluation;
  const error = await signatureFailure(request, session, Date.now());
  if (error !== undefined) {
    return { failure: { error, locks: ['signature'], reason: error.message } };
  }
  return translatable(evaluation, async () => {
    const asks = await translate(request, place);
    return { failure: await firstRefused(evaluation, asks), keys: touchedKeys(asks) };
  });
}

/** What cannot be translated is a failure too, and a loud one. */
async function translatable(
  { request, session }: Evaluation,
  examine: () => Promise<Examined>,
): Promise<Examined> {
  try {
    return await examine();
  } catch (error) {
    if (!(error instanceof UntranslatableError)) throw error;
    return { failure: untranslatable(request, session, error) };
  }
}

async function firstRefused(
  evaluation: Evaluation,
  asks: readonly Ask[],
): Promise<Failure | undefined> {
  for (const ask of asks) {
    const verdict = await evaluateAsk(evaluation, ask);
    if (!verdict.isAllowed) {
      return policyFailure(evaluation.request, { session: evaluation.session, ask, verdict });
    }
  }
  return undefined;
}

const isObjectRead = ({ service, operation }: AwsRequest) =>
  service === 's3' && (operation === 'GetObject' || operation === 'HeadObject');

/**
 * The answer to a read tells how the object is encrypted, which spares asking before: what the caller
 * may not decrypt is kept back.
 */
async function refuseUndecryptable(evaluation: Evaluation, { headers }: IncomingMessage) {
  const encryption = encryptionInHeaders(headers);
  if (encryption === undefined) return undefined;
  const { request, caller, place } = evaluation;
  const { failure } = await translatable(evaluation, async () => {
    const asks = await decryptionAsks(s3Address(request.path), encryption, place);
    return { failure: await firstRefused(evaluation, asks) };
  });
  if (failure === undefined) return undefined;
  return refuse(evaluation.denials, { request, caller }, failure).answer;
}

async function evaluateAsk(evaluation: Evaluation, asked: Ask): Promise<Verdict> {
  const { policies, session, place } = evaluation;
  const evaluateBy = async (state: IamState) => {
    const role = state.roles.get(session.roleName);
    const ask = await withFacts(asked, { session, role, place });
    return evaluateIn(evaluation, { session, ask, state });
  };
  const state = await policies.state();
  const verdict = await evaluateBy(state);
  if (verdict.isAllowed || Date.now() - state.readAtMs < RECHECK_MS) return verdict;
  const fresh = await policies.state(RECHECK_MS);
  return fresh.version === state.version ? verdict : evaluateBy(fresh);
}

type Case = { readonly session: RoleSession; readonly ask: Ask; readonly state: IamState };

async function evaluateIn(
  { verdicts }: Evaluation,
  { session, ask, state }: Case,
): Promise<Verdict> {
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
  const verdict = await evaluate({ session, role, sessionPolicies }, ask, Date.now());
  const isLasting = !conditionKeyUse(role, [...sessionPolicies, ask.resourcePolicy]).usesTime;
  if (isLasting) verdicts.set(key, verdict);
  return verdict;
}
